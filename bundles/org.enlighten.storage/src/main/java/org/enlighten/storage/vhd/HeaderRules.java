// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import org.enlighten.storage.DiskReport;

/// What must hold of a dynamic header beside its footer, as sentences about what does not.
final class HeaderRules {
    private static final int LEAST_BLOCK = 512;
    private static final long MOST_BLOCK = 1L << 30;

    private HeaderRules() {}

    /// @param end where the footer lies
    static void check(DynamicHeader h, long at, Footer footer, long end, DiskReport.Builder problems) {
        if (!h.cookie().equals(DynamicHeader.COOKIE)) {
            problems.add("The dynamic header at offset %d: field 'cookie' is %s, expected '%s'."
                    .formatted(at, FooterRules.quoted(h.cookie()), DynamicHeader.COOKIE));
            return;
        }
        if (h.checksum() != h.computedChecksum()) {
            problems.add(
                    "The dynamic header at offset %d: field 'checksum' is 0x%08X, expected 0x%08X for its other bytes."
                            .formatted(at + DynamicHeader.CHECKSUM_AT, h.checksum(), h.computedChecksum()));
        }
        if (h.version() >>> 16 != DynamicHeader.VERSION >>> 16) {
            problems.add("The dynamic header at offset %d: field 'header version' is 0x%08X, expected 0x%08X."
                    .formatted(at + 24, h.version(), DynamicHeader.VERSION));
        }
        blocks(h, at, footer, problems);
        table(h, at, end, problems);
    }

    private static void blocks(DynamicHeader h, long at, Footer footer, DiskReport.Builder problems) {
        long bytes = h.blockBytes();
        if (Long.bitCount(bytes) != 1 || bytes < LEAST_BLOCK || bytes > MOST_BLOCK) {
            problems.add(
                    "The dynamic header at offset %d: field 'block size' is %d, expected a power of two from %d to %d."
                            .formatted(at + 32, bytes, LEAST_BLOCK, MOST_BLOCK));
        } else if (h.entries() * bytes < footer.currentSize()) {
            problems.add(("The dynamic header at offset %d: field 'max table entries' is %d, expected at"
                            + " least %d for a disk of %d bytes.")
                    .formatted(at + 28, h.entries(), Math.ceilDiv(footer.currentSize(), bytes), footer.currentSize()));
        }
    }

    private static void table(DynamicHeader h, long at, long end, DiskReport.Builder problems) {
        long table = h.tableOffset();
        boolean overlapsHeader = table < at + DynamicHeader.BYTES && table + h.entries() * 4 > at;
        if (table % 512 != 0 || table < 512 || table > end || h.entries() * 4 > end - table || overlapsHeader) {
            problems.add(("The dynamic header at offset %d: field 'table offset' is %d, expected a"
                            + " multiple of 512 with room for %d entries outside of the header and before the"
                            + " footer at offset %d.")
                    .formatted(at + 16, table, h.entries(), end));
        }
    }
}
