// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a boot sector says about itself.
final class BootText {
    static final int SECTOR_BYTES = 512;
    private static final int OEM_AT = 3;
    private static final int OEM_BYTES = 8;
    private static final int TABLE_AT = 446;
    private static final int ENTRY_BYTES = 16;
    private static final int NOTHING = -1;

    /// A system's id as its boot code carries it: words of small letters and digits joined by hyphens, followed by
    /// the rest of a message.
    private static final Pattern ID = Pattern.compile("(?<![\\x21-\\x7E])([a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?= [ -~]{8})");

    private BootText() {}

    static boolean isBootable(byte[] sector) {
        return sector.length >= SECTOR_BYTES && sector[510] == 0x55 && sector[511] == (byte) 0xAA;
    }

    /// The id in the text, or else the OEM name; empty when there is neither.
    static String system(byte[] record) {
        Matcher id = ID.matcher(new String(record, StandardCharsets.ISO_8859_1));
        return id.find() ? id.group(1) : oemName(record);
    }

    private static String oemName(byte[] record) {
        if (record.length < OEM_AT + OEM_BYTES) return "";
        for (int i = 0; i < OEM_BYTES; i++) {
            int c = record[OEM_AT + i];
            if (c < ' ' || c > '~') return "";
        }
        return new String(record, OEM_AT, OEM_BYTES, StandardCharsets.US_ASCII).strip();
    }

    /// The first sector of the active partition; NOTHING when no partition is.
    static long activePartition(byte[] sector) {
        for (int at = TABLE_AT; at < 510; at += ENTRY_BYTES) {
            if (sector[at] == (byte) 0x80 && sector[at + 4] != 0) return u32(sector, at + 8);
        }
        return NOTHING;
    }

    private static long u32(byte[] bytes, int at) {
        long value = 0;
        for (int i = 3; i >= 0; i--) value = value << 8 | bytes[at + i] & 0xFF;
        return value;
    }
}
