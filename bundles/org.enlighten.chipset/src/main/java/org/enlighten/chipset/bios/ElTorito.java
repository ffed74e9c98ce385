// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Boot structures of a CD (El Torito 1.0): the boot record volume descriptor in block 17 and the catalog it names.
/// The bytes come from a medium that anybody may have written.
final class ElTorito {
    static final int BLOCK_BYTES = 2048;
    static final int DESCRIPTOR_BLOCK = 17;
    private static final String SPECIFICATION = "EL TORITO SPECIFICATION";

    /// The default entry of a catalog.
    ///
    /// @param block first block of the image
    /// @param sectors of 512 bytes to load
    record Entry(long block, int sectors) {}

    private ElTorito() {}

    /// The catalog's block.
    static Optional<Long> catalog(byte[] descriptor) {
        boolean bootRecord = descriptor[0] == 0
                && text(descriptor, 1, 5).equals("CD001")
                && text(descriptor, 7, SPECIFICATION.length()).equals(SPECIFICATION);
        return bootRecord ? Optional.of(u32(descriptor, 0x47)) : Optional.empty();
    }

    /// The bootable default entry, if the catalog is valid.
    static Optional<Entry> entry(byte[] catalog) {
        int sum = 0;
        for (int i = 0; i < 32; i += 2) sum += u16(catalog, i);
        boolean valid = catalog[0] == 1 && catalog[30] == 0x55 && catalog[31] == (byte) 0xAA && (sum & 0xFFFF) == 0;
        if (!valid || (catalog[32] & 0xFF) != 0x88) return Optional.empty();
        int sectors = u16(catalog, 32 + 6);
        return Optional.of(new Entry(u32(catalog, 32 + 8), sectors == 0 ? 1 : sectors));
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.US_ASCII);
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }
}
