// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.disk.MasterBootRecord.Partition;

/// Two partitions for a whole disk: the root volume, and swap behind it, a sixteenth of the disk and at most 512 MB.
record DiskLayout(Partition root, Partition swap) {
    private static final int TYPE_LINUX = 0x83;
    private static final int TYPE_SWAP = 0x82;
    private static final long CYLINDER_SECTORS = 255 * 63;
    private static final long SWAP_SECTORS_MAX = 512 * 2048;

    static DiskLayout of(long diskSectors) {
        Partition all = MasterBootRecord.wholeDisk(diskSectors, diskSectors, TYPE_LINUX);
        long end = all.fromSector() + all.sectors();
        long wanted = Math.min(SWAP_SECTORS_MAX, diskSectors / 16);
        long swapFrom = (end - wanted) / CYLINDER_SECTORS * CYLINDER_SECTORS;
        return new DiskLayout(
                new Partition(all.fromSector(), swapFrom - all.fromSector(), TYPE_LINUX),
                new Partition(swapFrom, end - swapFrom, TYPE_SWAP));
    }
}
