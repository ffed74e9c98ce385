// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

/// The boot record and catalog of a CD that boots in no-emulation mode (El Torito 1.0, figures 2 to 4 and 7).
final class ElTorito {
    private static final int BOOTABLE = 0x88;
    private static final int VIRTUAL_SECTOR_BYTES = 512;

    private ElTorito() {}

    static void write(IsoBytes out, int recordSector, int catalogSector, int imageSector, int imageBytes) {
        long record = (long) recordSector * Iso9660Image.SECTOR_BYTES;
        out.u8(record, 0);
        out.ascii(record + 1, "CD001", 5);
        out.u8(record + 6, 1);
        byte[] system = java.util.Arrays.copyOf(
                "EL TORITO SPECIFICATION".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 32);
        out.put(record + 7, system);
        if (imageBytes == 0) return;
        out.u32le(record + 0x47, catalogSector);
        validation(out, (long) catalogSector * Iso9660Image.SECTOR_BYTES);
        entry(out, (long) catalogSector * Iso9660Image.SECTOR_BYTES + 32, imageSector, imageBytes);
    }

    /// All 16-bit words of the validation entry add up to 0.
    private static void validation(IsoBytes out, long at) {
        out.u8(at, 1);
        byte[] id = "ENLIGHTEN".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        out.put(at + 4, id);
        out.u16le(at + 30, 0xAA55);
        int sum = 0;
        for (int i = 0; i < 32; i += 2) {
            sum += out.bytes()[(int) at + i] & 0xFF | (out.bytes()[(int) at + i + 1] & 0xFF) << 8;
        }
        out.u16le(at + 28, -sum & 0xFFFF);
    }

    private static void entry(IsoBytes out, long at, int imageSector, int imageBytes) {
        out.u8(at, BOOTABLE);
        out.u16le(at + 6, (imageBytes + VIRTUAL_SECTOR_BYTES - 1) / VIRTUAL_SECTOR_BYTES);
        out.u32le(at + 8, imageSector);
    }
}
