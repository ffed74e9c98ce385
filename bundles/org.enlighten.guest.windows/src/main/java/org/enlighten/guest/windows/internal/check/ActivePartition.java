// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import java.util.Optional;

/// The active FAT partition of a master boot record.
record ActivePartition(long firstSector, long sectors) {
    private static final int TABLE_AT = 446;
    private static final int ENTRY_BYTES = 16;
    private static final int ACTIVE = 0x80;

    /// The first that is active and of a FAT16 or FAT32 type; empty when there is none.
    static Optional<ActivePartition> in(byte[] sector) {
        if (FatVolume.u16(sector, 510) != 0xAA55) return Optional.empty();
        for (int at = TABLE_AT; at < 510; at += ENTRY_BYTES) {
            if ((sector[at] & 0xFF) != ACTIVE || !isFat(sector[at + 4])) continue;
            long first = FatVolume.u32(sector, at + 8);
            if (first > 0) return Optional.of(new ActivePartition(first, FatVolume.u32(sector, at + 12)));
        }
        return Optional.empty();
    }

    private static boolean isFat(byte type) {
        return switch (type) {
            case 0x04, 0x06, 0x0B, 0x0C, 0x0E -> true;
            default -> false;
        };
    }
}
