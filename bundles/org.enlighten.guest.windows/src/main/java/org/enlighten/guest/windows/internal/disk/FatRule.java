// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.os.fat.FatType;

/// Which FAT a setup program makes on a partition for a whole disk.
public enum FatRule {
    /// FAT16, hence at most 2 GB of the disk.
    FAT16 {
        @Override
        public FatType type(long diskSectors) {
            return FatType.FAT16;
        }
    },
    /// FAT16 to 2 GB, FAT32 beyond, as setup of Windows 2000 and its successors chooses.
    BY_SIZE {
        @Override
        public FatType type(long diskSectors) {
            return diskSectors <= SECTORS_OF_2_GIB ? FatType.FAT16 : FatType.FAT32;
        }
    },
    FAT32 {
        @Override
        public FatType type(long diskSectors) {
            return FatType.FAT32;
        }
    };

    private static final long SECTORS_OF_2_GIB = 1L << 22;

    /// 65,524 clusters of 32 KB, two tables, a root directory of 512 entries and the boot sector.
    private static final long FAT16_SECTORS_MAX = 65_524L * 64 + 2 * 256 + 32 + 1;

    /// 32 GB, what these systems make at most themselves.
    private static final long FAT32_SECTORS_MAX = 1L << 26;

    private static final int TYPE_FAT16 = 0x06;
    private static final int TYPE_FAT32 = 0x0B;
    private static final int TYPE_FAT32_LBA = 0x0C;

    /// Beyond 1,024 cylinders nobody can say where a sector is.
    private static final long CYLINDER_SECTORS_MAX = 1024L * 255 * 63;

    public abstract FatType type(long diskSectors);

    /// The partition that it makes on a disk of so many sectors.
    public MasterBootRecord.Partition partition(long diskSectors) {
        boolean is16 = type(diskSectors) == FatType.FAT16;
        long most = is16 ? FAT16_SECTORS_MAX : FAT32_SECTORS_MAX;
        int far = diskSectors > CYLINDER_SECTORS_MAX ? TYPE_FAT32_LBA : TYPE_FAT32;
        return MasterBootRecord.wholeDisk(diskSectors, most, is16 ? TYPE_FAT16 : far);
    }
}
