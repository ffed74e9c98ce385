// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The shape of a volume, from its boot sector. Places are bytes from the volume's beginning.
///
/// @param rootAt of FAT12 and FAT16, where the root directory lies; 0 for FAT32
/// @param rootCluster of FAT32, where the root directory begins; 0 for the others
/// @param infoAt of FAT32, the FSInfo sector; 0 when there is none
record FatGeometry(
        FatType type,
        int clusterBytes,
        long tableAt,
        long tableBytes,
        int tables,
        long rootAt,
        int rootEntries,
        int rootCluster,
        long dataAt,
        int clusters,
        long infoAt,
        long serialNumber,
        String label) {
    static final int SECTOR = 512;

    /// Empty when this is no boot sector of a FAT volume that makes sense.
    static Optional<FatGeometry> parse(byte[] boot) {
        if (boot.length < SECTOR || (boot[510] & 0xFF) != 0x55 || (boot[511] & 0xFF) != 0xAA) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(boot).order(ByteOrder.LITTLE_ENDIAN);
        int perCluster = boot[13] & 0xFF;
        int reserved = b.getShort(14) & 0xFFFF;
        int tables = boot[16] & 0xFF;
        boolean plausible = b.getShort(11) == SECTOR
                && Integer.bitCount(perCluster) == 1
                && reserved > 0
                && tables > 0
                && tables <= 4
                && (boot[21] & 0xFF) >= 0xF0;
        return plausible ? shape(b, perCluster, reserved, tables) : Optional.empty();
    }

    private static Optional<FatGeometry> shape(ByteBuffer b, int perCluster, int reserved, int tables) {
        int rootEntries = b.getShort(17) & 0xFFFF;
        int table16 = b.getShort(22) & 0xFFFF;
        long tableSectors = table16 != 0 ? table16 : b.getInt(36) & 0xFFFFFFFFL;
        int total16 = b.getShort(19) & 0xFFFF;
        long total = total16 != 0 ? total16 : b.getInt(32) & 0xFFFFFFFFL;
        long root = reserved + tables * tableSectors;
        long data = root + Math.ceilDiv(rootEntries * 32, SECTOR);
        long clusters = (total - data) / perCluster;
        if (clusters < 1 || clusters > FatType.FAT32.mostClusters) return Optional.empty();
        FatType type = FatType.of(clusters);
        boolean is32 = type == FatType.FAT32;
        if (type.tableBytes(clusters) > tableSectors * SECTOR || is32 != (rootEntries == 0)) return Optional.empty();
        if (is32 != (table16 == 0)) return Optional.empty();
        int extended = is32 ? 66 : 38;
        boolean hasLabel = b.get(extended) == 0x29;
        int info = is32 ? b.getShort(48) & 0xFFFF : 0;
        return Optional.of(new FatGeometry(
                type,
                perCluster * SECTOR,
                (long) reserved * SECTOR,
                tableSectors * SECTOR,
                tables,
                is32 ? 0 : root * SECTOR,
                rootEntries,
                is32 ? b.getInt(44) : 0,
                data * SECTOR,
                (int) clusters,
                info == 0 || info == 0xFFFF || info >= reserved ? 0 : (long) info * SECTOR,
                hasLabel ? b.getInt(extended + 1) & 0xFFFFFFFFL : 0,
                hasLabel ? new String(b.array(), extended + 5, 11, StandardCharsets.ISO_8859_1).strip() : ""));
    }

    boolean isCluster(int cluster) {
        return cluster >= 2 && cluster < clusters + 2;
    }

    long at(int cluster) {
        return dataAt + (cluster - 2L) * clusterBytes;
    }

    long capacityBytes() {
        return (long) clusters * clusterBytes;
    }
}
