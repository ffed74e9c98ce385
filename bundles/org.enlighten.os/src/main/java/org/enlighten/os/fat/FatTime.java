// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/// Instants of the system's clock as the volume keeps them: a date word and a time word, whole 2 seconds, from 1980
/// to 2107. Instant 0 is the beginning of 2008.
///
/// @param fineCentiseconds what a creation time has beyond whole 2 seconds, 0 to 199
record FatTime(int date, int time, int fineCentiseconds) {
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2008, 1, 1, 0, 0);
    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    static FatTime of(long ns) {
        LocalDateTime t = BEGINNING.plusNanos(ns);
        if (t.isBefore(FIRST)) t = FIRST;
        if (t.isAfter(LAST)) t = LAST;
        int date = t.getYear() - 1980 << 9 | t.getMonthValue() << 5 | t.getDayOfMonth();
        int time = t.getHour() << 11 | t.getMinute() << 5 | t.getSecond() / 2;
        return new FatTime(date, time, t.getSecond() % 2 * 100 + t.getNano() / 10_000_000);
    }

    /// The instant that two words mean; 0 when they mean none.
    static long ns(int date, int time) {
        try {
            LocalDateTime t = LocalDateTime.of(
                    1980 + (date >> 9),
                    date >> 5 & 0xF,
                    date & 0x1F,
                    time >> 11,
                    time >> 5 & 0x3F,
                    Math.min(59, (time & 0x1F) * 2));
            return ChronoUnit.NANOS.between(BEGINNING, t);
        } catch (DateTimeException _) {
            return 0;
        }
    }
}
