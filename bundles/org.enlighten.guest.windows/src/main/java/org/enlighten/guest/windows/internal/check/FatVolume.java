// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import java.util.Optional;

/// Where things lie on a FAT16 volume, as its boot sector says. Positions are bytes from the beginning of the disk.
///
/// @param clusters number of them; they are counted from 2
record FatVolume(
        long tableAt,
        int tableBytes,
        int tables,
        long rootAt,
        int rootBytes,
        long dataAt,
        int clusterBytes,
        int clusters) {
    private static final int SECTOR_BYTES = 512;
    private static final int CLUSTERS_MIN = 4085;
    private static final int CLUSTERS_MAX = 65_524;
    private static final int CLUSTER_BYTES_MAX = 32_768;

    /// Empty when the sector describes no FAT16 with sectors of 512 bytes that fits into its partition.
    static Optional<FatVolume> parse(byte[] s, long partitionAt, long partitionSectors) {
        if (s.length < SECTOR_BYTES || u16(s, 510) != 0xAA55 || u16(s, 11) != SECTOR_BYTES) return Optional.empty();
        int clusterSectors = s[13] & 0xFF;
        int reserved = u16(s, 14);
        int tables = s[16] & 0xFF;
        int rootSectors = u16(s, 17) / 16;
        long total = u16(s, 19) != 0 ? u16(s, 19) : u32(s, 32);
        int tableSectors = u16(s, 22);
        boolean sensible = Integer.bitCount(clusterSectors) == 1
                && clusterSectors * SECTOR_BYTES <= CLUSTER_BYTES_MAX
                && reserved > 0
                && (tables == 1 || tables == 2)
                && rootSectors > 0
                && tableSectors > 0
                && total <= partitionSectors;
        if (!sensible) return Optional.empty();
        long before = reserved + (long) tables * tableSectors + rootSectors;
        long clusters = (total - before) / clusterSectors;
        if (clusters < CLUSTERS_MIN || clusters > CLUSTERS_MAX || tableSectors * 256L < clusters + 2)
            return Optional.empty();
        long tableAt = partitionAt + (long) reserved * SECTOR_BYTES;
        long rootAt = tableAt + (long) tables * tableSectors * SECTOR_BYTES;
        return Optional.of(new FatVolume(
                tableAt,
                tableSectors * SECTOR_BYTES,
                tables,
                rootAt,
                rootSectors * SECTOR_BYTES,
                rootAt + (long) rootSectors * SECTOR_BYTES,
                clusterSectors * SECTOR_BYTES,
                (int) clusters));
    }

    boolean isCluster(int number) {
        return number >= 2 && number < clusters + 2;
    }

    long clusterAt(int number) {
        return dataAt + (number - 2L) * clusterBytes;
    }

    /// The table's bytes that stand for clusters, in whole sectors.
    int tableBytesUsed() {
        return ((clusters + 2) * 2 + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
    }

    static int u16(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] b, int at) {
        return u16(b, at) | (long) u16(b, at + 2) << 16;
    }
}
