// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import java.util.Arrays;
import java.util.List;

/// The first sector of a disk: boot code, and a table of four partitions.
public final class MasterBootRecord {
    public static final int SECTOR_BYTES = 512;

    private static final int HEADS = 255;
    private static final int TRACK_SECTORS = 63;
    private static final int CYLINDER_SECTORS = HEADS * TRACK_SECTORS;
    private static final int SIGNATURE_AT = 440;
    private static final int TABLE_AT = 446;
    private static final int ENTRY_BYTES = 16;
    private static final int ENTRIES = 4;

    /// @param fromSector first sector on the disk
    /// @param type what is on it, as partition tables say it: 0x06 for FAT16, 0x0B and 0x0C for FAT32
    public record Partition(long fromSector, long sectors, int type) {}

    private MasterBootRecord() {}

    /// Where one partition for a whole disk lies: from the second track, as was the rule, to the end of a cylinder.
    static Partition wholeDisk(long diskSectors, long sectorsMax, int type) {
        long cylinders = Math.min(diskSectors, sectorsMax) / CYLINDER_SECTORS;
        long end = cylinders == 0 ? diskSectors : cylinders * CYLINDER_SECTORS;
        return new Partition(TRACK_SECTORS, end - TRACK_SECTORS, type);
    }

    /// A record with one active partition.
    ///
    /// @param drivers what the system begins with
    /// @param diskSignature tells disks apart; not 0
    public static byte[] of(String systemId, List<String> drivers, Partition partition, int diskSignature) {
        byte[] sector = new byte[SECTOR_BYTES];
        BootCode.into(sector, 0, systemId, drivers);
        put32(sector, SIGNATURE_AT, diskSignature);
        sector[TABLE_AT] = (byte) 0x80;
        cylinderHeadSector(sector, TABLE_AT + 1, partition.fromSector());
        sector[TABLE_AT + 4] = (byte) partition.type();
        cylinderHeadSector(sector, TABLE_AT + 5, partition.fromSector() + partition.sectors() - 1);
        put32(sector, TABLE_AT + 8, (int) partition.fromSector());
        put32(sector, TABLE_AT + 12, (int) partition.sectors());
        return sector;
    }

    /// Whether a record can name so many drivers.
    static boolean hasRoom(String systemId, List<String> drivers) {
        return BootCode.length(systemId, drivers) <= SIGNATURE_AT;
    }

    /// The same record with other drivers to begin with: signature and table stay.
    public static byte[] withDrivers(byte[] record, String systemId, List<String> drivers) {
        byte[] sector = record.clone();
        Arrays.fill(sector, 0, SIGNATURE_AT, (byte) 0);
        BootCode.into(sector, 0, systemId, drivers);
        return sector;
    }

    /// Whether the disk's first sector says that something is on it.
    public static boolean hasPartitions(byte[] sector) {
        if (sector[510] != 0x55 || (sector[511] & 0xFF) != 0xAA) return false;
        for (int n = 0; n < ENTRIES; n++) if (sector[TABLE_AT + n * ENTRY_BYTES + 4] != 0) return true;
        return false;
    }

    private static void cylinderHeadSector(byte[] sector, int at, long lba) {
        long cylinder = Math.min(lba / CYLINDER_SECTORS, 1023);
        sector[at] = (byte) (lba / TRACK_SECTORS % HEADS);
        sector[at + 1] = (byte) (lba % TRACK_SECTORS + 1 | cylinder >>> 2 & 0xC0);
        sector[at + 2] = (byte) cylinder;
    }

    static void put32(byte[] bytes, int at, int value) {
        put16(bytes, at, value);
        put16(bytes, at + 2, value >>> 16);
    }

    static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >>> 8);
    }
}
