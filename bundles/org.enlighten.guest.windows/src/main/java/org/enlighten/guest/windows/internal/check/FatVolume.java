// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import java.util.Optional;

/// Where things lie on a FAT16 or FAT32 volume, as its boot sector says. Positions are bytes from the beginning of the
/// disk.
///
/// @param wide whether entries of the table have four bytes (FAT32), not two
/// @param rootAt of FAT16, where the root directory lies
/// @param rootCluster of FAT32, where the root directory begins; 0 for FAT16
/// @param clusters number of them; they are counted from 2
record FatVolume(
        boolean wide,
        long tableAt,
        long tableBytes,
        int tables,
        long rootAt,
        int rootBytes,
        int rootCluster,
        long dataAt,
        int clusterBytes,
        int clusters) {
    private static final int SECTOR_BYTES = 512;
    private static final int CLUSTERS_MIN = 4085;
    private static final int FAT16_CLUSTERS_MAX = 65_524;
    private static final int FAT32_CLUSTERS_MAX = 0x0FFFFFF5;
    private static final int CLUSTER_BYTES_MAX = 32_768;

    /// Empty when the sector describes no FAT16 or FAT32 with sectors of 512 bytes that fits into its partition.
    static Optional<FatVolume> parse(byte[] s, long partitionAt, long partitionSectors) {
        if (s.length < SECTOR_BYTES || u16(s, 510) != 0xAA55 || u16(s, 11) != SECTOR_BYTES) return Optional.empty();
        int clusterSectors = s[13] & 0xFF;
        int reserved = u16(s, 14);
        int tables = s[16] & 0xFF;
        int rootSectors = u16(s, 17) / 16;
        long total = u16(s, 19) != 0 ? u16(s, 19) : u32(s, 32);
        boolean wide = u16(s, 22) == 0;
        long tableSectors = wide ? u32(s, 36) : u16(s, 22);
        boolean sensible = Integer.bitCount(clusterSectors) == 1
                && clusterSectors * SECTOR_BYTES <= CLUSTER_BYTES_MAX
                && reserved > 0
                && (tables == 1 || tables == 2)
                && (rootSectors == 0) == wide
                && tableSectors > 0
                && total <= partitionSectors;
        if (!sensible) return Optional.empty();
        long before = reserved + tables * tableSectors + rootSectors;
        long clusters = (total - before) / clusterSectors;
        long entryBytes = wide ? 4 : 2;
        boolean counted = wide
                ? clusters > FAT16_CLUSTERS_MAX && clusters <= FAT32_CLUSTERS_MAX
                : clusters >= CLUSTERS_MIN && clusters <= FAT16_CLUSTERS_MAX;
        if (!counted || tableSectors * SECTOR_BYTES < (clusters + 2) * entryBytes) return Optional.empty();
        long tableAt = partitionAt + (long) reserved * SECTOR_BYTES;
        long rootAt = tableAt + tables * tableSectors * SECTOR_BYTES;
        FatVolume volume = new FatVolume(
                wide,
                tableAt,
                tableSectors * SECTOR_BYTES,
                tables,
                rootAt,
                rootSectors * SECTOR_BYTES,
                wide ? (int) Math.min(u32(s, 44), Integer.MAX_VALUE) : 0,
                rootAt + (long) rootSectors * SECTOR_BYTES,
                clusterSectors * SECTOR_BYTES,
                (int) clusters);
        return wide && !volume.isCluster(volume.rootCluster) ? Optional.empty() : Optional.of(volume);
    }

    boolean isCluster(int number) {
        return number >= 2 && number < clusters + 2;
    }

    long clusterAt(int number) {
        return dataAt + (number - 2L) * clusterBytes;
    }

    /// The table's bytes that stand for clusters, in whole sectors.
    long tableBytesUsed() {
        long bytes = (clusters + 2L) * (wide ? 4 : 2);
        return (bytes + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
    }

    static int u16(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] b, int at) {
        return u16(b, at) | (long) u16(b, at + 2) << 16;
    }
}
