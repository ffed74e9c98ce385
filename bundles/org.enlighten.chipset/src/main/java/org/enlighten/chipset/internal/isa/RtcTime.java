// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Seconds since 1970 to and from the time registers of an MC146818, in its four representations.
final class RtcTime {
    static final int SECONDS = 0;
    static final int MINUTES = 2;
    static final int HOURS = 4;
    static final int WEEKDAY = 6;
    static final int DAY = 7;
    static final int MONTH = 8;
    static final int YEAR = 9;
    static final int CENTURY = 0x32;
    private static final int HOUR_24 = 2;
    private static final int BINARY = 4;

    private RtcTime() {}

    static boolean isTimeRegister(int index) {
        return index == SECONDS
                || index == MINUTES
                || index == HOURS
                || index >= WEEKDAY && index <= YEAR
                || index == CENTURY;
    }

    static int register(int index, long epochSeconds, int statusB) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC);
        return switch (index) {
            case SECONDS -> encode(t.getSecond(), statusB);
            case MINUTES -> encode(t.getMinute(), statusB);
            case HOURS -> hour(t.getHour(), statusB);
            case WEEKDAY -> encode(t.getDayOfWeek().getValue() % 7 + 1, statusB);
            case DAY -> encode(t.getDayOfMonth(), statusB);
            case MONTH -> encode(t.getMonthValue(), statusB);
            case YEAR -> encode(t.getYear() % 100, statusB);
            default -> encode(t.getYear() / 100, statusB);
        };
    }

    /// The instant that the registers name; what makes no date is brought to the nearest one that does.
    static long epochSeconds(byte[] registers, int statusB) {
        int century = decode(registers[CENTURY], statusB);
        int year = clamp(century, 19, 21) * 100 + clamp(decode(registers[YEAR], statusB), 0, 99);
        LocalDateTime month = LocalDateTime.of(year, clamp(decode(registers[MONTH], statusB), 1, 12), 1, 0, 0);
        int days = month.toLocalDate().lengthOfMonth();
        return month.withDayOfMonth(clamp(decode(registers[DAY], statusB), 1, days))
                .withHour(clamp(decodeHour(registers[HOURS], statusB), 0, 23))
                .withMinute(clamp(decode(registers[MINUTES], statusB), 0, 59))
                .withSecond(clamp(decode(registers[SECONDS], statusB), 0, 59))
                .toEpochSecond(ZoneOffset.UTC);
    }

    private static int hour(int hour, int statusB) {
        if ((statusB & HOUR_24) != 0) return encode(hour, statusB);
        int twelve = hour % 12 == 0 ? 12 : hour % 12;
        return encode(twelve, statusB) | (hour >= 12 ? 0x80 : 0);
    }

    private static int decodeHour(int value, int statusB) {
        if ((statusB & HOUR_24) != 0) return decode(value, statusB);
        return decode(value & 0x7F, statusB) % 12 + ((value & 0x80) != 0 ? 12 : 0);
    }

    private static int encode(int value, int statusB) {
        return (statusB & BINARY) != 0 ? value : value / 10 << 4 | value % 10;
    }

    private static int decode(int value, int statusB) {
        int v = value & 0xFF;
        return (statusB & BINARY) != 0 ? v : (v >>> 4) * 10 + (v & 15);
    }

    private static int clamp(int value, int least, int most) {
        return Math.clamp(value, least, most);
    }
}
