// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// What [org.enlighten.os.SystemCall.Device] asks of a raw block device (`\\\\.\\PhysicalDrive0`,
/// `\\\\.\\CdRom0`); the kernel answers these itself, every other code is the driver's. Numbers as in
/// `winioctl.h`.
public final class DiskCodes {
    /// Reads the partition table again: volumes that are gone or changed are dismounted, new ones get
    /// letters. Value = number of volumes mounted on the device. For setup programs, after they wrote a table
    /// or a file system.
    public static final int UPDATE = 0x70140;

    /// Value = size of the device in bytes; 0 without a medium.
    public static final int LENGTH = 0x7405C;

    /// Value = bytes of one sector.
    public static final int SECTOR_BYTES = 0x70000;

    private DiskCodes() {}
}
