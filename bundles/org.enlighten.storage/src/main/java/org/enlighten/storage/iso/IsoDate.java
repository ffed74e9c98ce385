// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// One date in the two forms of ECMA-119 (8.4.26.1 and 9.1.5), in UTC.
record IsoDate(LocalDateTime at) {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'00'");

    static IsoDate of(long epochSeconds) {
        return new IsoDate(LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC));
    }

    void writeShort(IsoBytes out, long where) {
        int[] parts = {
            at.getYear() - 1900, at.getMonthValue(), at.getDayOfMonth(), at.getHour(), at.getMinute(), at.getSecond(), 0
        };
        for (int i = 0; i < parts.length; i++) out.u8(where + i, parts[i]);
    }

    void writeLong(IsoBytes out, long where) {
        out.ascii(where, DIGITS.format(at), 16);
        out.u8(where + 16, 0);
    }

    /// The form of a date that nobody gave.
    static void writeNone(IsoBytes out, long where) {
        out.ascii(where, "0000000000000000", 16);
        out.u8(where + 16, 0);
    }
}
