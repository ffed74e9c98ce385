// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.disk;

import java.util.ArrayList;
import java.util.List;

/// The four primary entries of a master boot record. Its bytes come from a medium: what makes no sense is
/// left out.
public final class PartitionTable {
    private static final int SECTOR_BYTES = 512;
    private static final int FIRST_ENTRY = 446;
    private static final int ENTRY_BYTES = 16;
    private static final int EXTENDED = 0x05;
    private static final int EXTENDED_LBA = 0x0F;

    /// @param number from 1, as its place in the table
    /// @param type the partition's type byte
    public record Partition(int number, int type, boolean active, long atBytes, long sizeBytes) {}

    private PartitionTable() {}

    /// The partitions that lie inside the device, by their place in the table; none without the signature.
    public static List<Partition> parse(byte[] sector, long deviceBytes) {
        List<Partition> found = new ArrayList<>();
        if (sector.length < SECTOR_BYTES || sector[510] != 0x55 || (sector[511] & 0xFF) != 0xAA) return found;
        for (int n = 0; n < 4; n++) {
            int at = FIRST_ENTRY + n * ENTRY_BYTES;
            int status = sector[at] & 0xFF;
            int type = sector[at + 4] & 0xFF;
            long from = u32(sector, at + 8) * SECTOR_BYTES;
            long bytes = u32(sector, at + 12) * SECTOR_BYTES;
            if ((status & 0x7F) != 0 || type == 0 || type == EXTENDED || type == EXTENDED_LBA) continue;
            if (from == 0 || bytes == 0 || from > deviceBytes - bytes) continue;
            found.add(new Partition(n + 1, type, status == 0x80, from, bytes));
        }
        return found;
    }

    private static long u32(byte[] b, int at) {
        return (b[at] & 0xFFL) | (b[at + 1] & 0xFFL) << 8 | (b[at + 2] & 0xFFL) << 16 | (b[at + 3] & 0xFFL) << 24;
    }
}
