// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Locale;

/// What a system with rooted paths calls block devices: `sda` for `PhysicalDrive0`, `sda1` for its first partition,
/// `sr0` for `CdRom0`, `fd0` for `Floppy0`.
final class UnixNames {
    private static final String DISK = "PhysicalDrive";
    private static final String CD = "CdRom";
    private static final String FLOPPY = "Floppy";

    private UnixNames() {}

    static String of(String device) {
        if (device.startsWith(DISK)) return "sd" + letters(Integer.parseInt(device.substring(DISK.length())));
        if (device.startsWith(CD)) return "sr" + device.substring(CD.length());
        if (device.startsWith(FLOPPY)) return "fd" + device.substring(FLOPPY.length());
        return device.toLowerCase(Locale.ROOT);
    }

    /// @param partition number from 1; 0 for the whole device
    static String of(String device, int partition) {
        return partition == 0 ? of(device) : of(device) + partition;
    }

    /// A file system by its name there.
    static String ofFileSystem(String name) {
        return switch (name) {
            case "CDFS" -> "iso9660";
            case "FAT" -> "vfat";
            default -> name;
        };
    }

    /// a to z, then aa.
    private static String letters(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }
}
