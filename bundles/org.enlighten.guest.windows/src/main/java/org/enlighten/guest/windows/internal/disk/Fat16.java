// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An empty FAT16: boot sector, two tables, root directory.
///
/// @param firstSector where the volume begins on its disk
/// @param sectors of the volume
/// @param label at most 11 characters
public record Fat16(
        long firstSector, long sectors, int clusterSectors, int tableSectors, String label, int serial, String systemId) {
    /// 65,524 clusters of 32 KB, and what comes before them.
    static final long SECTORS_MAX = 65_524L * 64 + 2 * 256 + 32 + 1;

    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;
    private static final int RESERVED = 1;
    private static final int TABLES = 2;
    private static final int ROOT_ENTRIES = 512;
    private static final int ROOT_SECTORS = ROOT_ENTRIES * 32 / SECTOR_BYTES;
    private static final int CLUSTERS_MIN = 4085;
    private static final int CLUSTERS_MAX = 65_524;
    private static final int CLUSTER_SECTORS_MIN = 4;
    private static final int CLUSTER_SECTORS_MAX = 64;
    private static final int MEDIA = 0xF8;
    private static final int CODE_AT = 62;

    /// The layout for a volume of this size with the smallest clusters of 2 KB and more; empty when FAT16 cannot
    /// hold it.
    public static Optional<Fat16> layout(MasterBootRecord.Partition on, String label, int serial, String systemId) {
        for (int cluster = CLUSTER_SECTORS_MIN; cluster <= CLUSTER_SECTORS_MAX; cluster *= 2) {
            // Two entries of the table are not clusters.
            long rest = on.sectors() - RESERVED - ROOT_SECTORS + 2L * cluster;
            long entriesPerSector = SECTOR_BYTES / 2 * (long) cluster + TABLES;
            int table = (int) ((rest + entriesPerSector - 1) / entriesPerSector);
            Fat16 fat = new Fat16(on.fromSector(), on.sectors(), cluster, table, label, serial, systemId);
            if (fat.clusters() >= CLUSTERS_MIN && fat.clusters() <= CLUSTERS_MAX) return Optional.of(fat);
        }
        return Optional.empty();
    }

    public long clusters() {
        return (sectors - RESERVED - (long) TABLES * tableSectors - ROOT_SECTORS) / clusterSectors;
    }

    /// How many sectors from the volume's beginning have to be written.
    public int metadataSectors() {
        return RESERVED + TABLES * tableSectors + ROOT_SECTORS;
    }

    /// What is written to `count` sectors from `from`, counted from the volume's beginning.
    public byte[] content(int from, int count) {
        byte[] all = new byte[count * SECTOR_BYTES];
        for (int i = 0; i < count; i++) System.arraycopy(sector(from + i), 0, all, i * SECTOR_BYTES, SECTOR_BYTES);
        return all;
    }

    private byte[] sector(int number) {
        if (number == 0) return bootSector();
        byte[] sector = new byte[SECTOR_BYTES];
        if (number == RESERVED || number == RESERVED + tableSectors) {
            // Entry 0 repeats the media byte; entry 1 says "cleanly dismounted, no errors" in its top bits.
            MasterBootRecord.put16(sector, 0, 0xFF00 | MEDIA);
            MasterBootRecord.put16(sector, 2, 0xFFFF);
        } else if (number == RESERVED + TABLES * tableSectors) {
            text(sector, 0, label, 11);
            sector[11] = 0x08;
        }
        return sector;
    }

    private byte[] bootSector() {
        byte[] s = new byte[SECTOR_BYTES];
        s[0] = (byte) 0xEB;
        s[1] = CODE_AT - 2;
        s[2] = (byte) 0x90;
        text(s, 3, "MSDOS5.0", 8);
        MasterBootRecord.put16(s, 11, SECTOR_BYTES);
        s[13] = (byte) clusterSectors;
        MasterBootRecord.put16(s, 14, RESERVED);
        s[16] = TABLES;
        MasterBootRecord.put16(s, 17, ROOT_ENTRIES);
        MasterBootRecord.put16(s, 19, sectors < 0x10000 ? (int) sectors : 0);
        s[21] = (byte) MEDIA;
        MasterBootRecord.put16(s, 22, tableSectors);
        MasterBootRecord.put16(s, 24, 63);
        MasterBootRecord.put16(s, 26, 255);
        MasterBootRecord.put32(s, 28, (int) firstSector);
        MasterBootRecord.put32(s, 32, sectors < 0x10000 ? 0 : (int) sectors);
        s[36] = (byte) 0x80;
        s[38] = 0x29;
        MasterBootRecord.put32(s, 39, serial);
        text(s, 43, label, 11);
        text(s, 54, "FAT16", 8);
        BootCode.into(s, CODE_AT, systemId, List.of());
        return s;
    }

    private static void text(byte[] into, int at, String text, int width) {
        byte[] padded = String.format(Locale.ROOT, "%-" + width + "s", text)
                .toUpperCase(Locale.ROOT)
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(padded, 0, into, at, width);
    }
}
