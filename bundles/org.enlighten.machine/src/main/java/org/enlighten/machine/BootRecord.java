// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

/// What firmware found on a bootable medium.
///
/// @param drive BIOS drive number it was read from: 0x00 floppy, 0x80 first hard disk, 0xE0 CD-ROM
/// @param bytes the boot sector (512 bytes, ends with 0x55 0xAA) or El Torito boot image
/// @param system the system its text names, such as `windows-nt4`: the OEM name field; empty when none
public record BootRecord(int drive, byte[] bytes, String system) {}
