// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.util.Arrays;
import org.enlighten.storage.DiskReport;

/// What must hold of a footer by itself, as sentences about what does not.
final class FooterRules {
    static final long MOST_BYTES = 2040L << 30;

    private FooterRules() {}

    /// What makes an image unusable.
    static void essential(Footer f, String where, long at, DiskReport.Builder problems) {
        if (!f.cookie().equals(Footer.COOKIE)) {
            problems.add("%s at offset %d: field 'cookie' is %s, expected '%s'."
                    .formatted(where, at, quoted(f.cookie()), Footer.COOKIE));
            return;
        }
        if (f.checksum() != f.computedChecksum()) {
            problems.add("%s at offset %d: field 'checksum' is 0x%08X, expected 0x%08X for its other bytes."
                    .formatted(where, at + Footer.CHECKSUM_AT, f.checksum(), f.computedChecksum()));
        }
        if (f.version() >>> 16 != Footer.VERSION >>> 16) {
            problems.add("%s at offset %d: field 'file format version' is 0x%08X, expected 0x%08X."
                    .formatted(where, at + 12, f.version(), Footer.VERSION));
        }
        if (f.type() < Footer.FIXED || f.type() > Footer.DIFFERENCING) {
            problems.add(
                    "%s at offset %d: field 'disk type' is %d, expected 2 (fixed), 3 (dynamic) or 4 (differencing)."
                            .formatted(where, at + 60, f.type()));
        }
        if (f.currentSize() <= 0 || f.currentSize() % 512 != 0 || f.currentSize() > MOST_BYTES) {
            problems.add(
                    "%s at offset %d: field 'current size' is %d, expected a multiple of 512 from 512 to %d (2040 GB)."
                            .formatted(where, at + 48, f.currentSize(), MOST_BYTES));
        }
    }

    /// What a careful writer also gets right.
    static void formal(Footer f, String where, long at, DiskReport.Builder problems) {
        if ((f.features() & Footer.FEATURES) == 0) {
            problems.add("%s at offset %d: field 'features' is 0x%08X, expected bit 1 to be set."
                    .formatted(where, at + 8, f.features()));
        }
        if (f.type() == Footer.FIXED && f.dataOffset() != Footer.NO_DATA) {
            problems.add(
                    "%s at offset %d: field 'data offset' is 0x%016X, expected 0xFFFFFFFFFFFFFFFF for a fixed disk."
                            .formatted(where, at + 16, f.dataOffset()));
        }
        Geometry g = f.geometry();
        if (g.heads() == 0 || g.sectorsPerTrack() == 0 || g.cylinders() == 0) {
            problems.add(("%s at offset %d: field 'disk geometry' is %s, expected none of them to be 0"
                            + " (the specification gives %s).")
                    .formatted(where, at + 56, g, Geometry.of(f.currentSize() / 512)));
        }
        byte[] reserved = Arrays.copyOfRange(f.bytes(), 85, Footer.BYTES);
        for (int i = 0; i < reserved.length; i++) {
            if (reserved[i] != 0) {
                problems.add("%s at offset %d: a reserved byte is 0x%02X, expected 0."
                        .formatted(where, at + 85 + i, reserved[i]));
                return;
            }
        }
    }

    static String quoted(String cookie) {
        StringBuilder text = new StringBuilder("'");
        for (char c : cookie.toCharArray()) {
            if (c >= ' ' && c < 127) text.append(c);
            else text.append("\\x%02X".formatted((int) c));
        }
        return text.append('\'').toString();
    }
}
