// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.storage.DiskReport;

/// The deep check: every structural error of an image, as a sentence.
final class VhdCheck {
    private final Blocks b;
    private final long fileBytes;
    private final DiskReport.Builder problems;

    VhdCheck(Blocks b, long fileBytes, DiskReport.Builder problems) {
        this.b = b;
        this.fileBytes = fileBytes;
        this.problems = problems;
    }

    void run() {
        if (fileBytes % 512 != 0) {
            problems.add("The file's size is %d bytes, expected a multiple of 512.".formatted(fileBytes));
        }
        if (fileBytes < Footer.BYTES) {
            problems.add(
                    "The file has %d bytes, expected at least the %d of a footer.".formatted(fileBytes, Footer.BYTES));
            return;
        }
        Footer end = footerAt((fileBytes / 512 - 1) * 512, "The footer");
        if (end.isIntact() && end.type() == Footer.FIXED) fixed(end);
        else growing(end);
    }

    private Footer footerAt(long at, String where) {
        Footer footer = new Footer(b.bytes(at, Footer.BYTES));
        FooterRules.essential(footer, where, at, problems);
        if (footer.cookie().equals(Footer.COOKIE)) FooterRules.formal(footer, where, at, problems);
        return footer;
    }

    private void fixed(Footer footer) {
        long data = fileBytes - Footer.BYTES;
        if (footer.currentSize() != data) {
            problems.add(
                    "The footer at offset %d: field 'current size' is %d, expected %d, the bytes before the footer."
                            .formatted(data + 48, footer.currentSize(), data));
        }
    }

    private void growing(Footer end) {
        Footer front = footerAt(0, "The footer copy");
        if (end.isIntact() && front.isIntact() && !Arrays.equals(end.bytes(), front.bytes())) {
            int at = Arrays.mismatch(end.bytes(), front.bytes());
            problems.add("The footer copy at offset %d: byte is 0x%02X, expected 0x%02X as in the footer at the end."
                    .formatted(at, front.bytes()[at], end.bytes()[at]));
        }
        try {
            VhdReader.Found found = new VhdReader(b, fileBytes).find();
            found.header().ifPresent(h -> header(h, found.layout()));
            table(found.layout());
        } catch (OperationFailed failed) {
            problems.add(failed.outcome().message());
        }
    }

    private void header(DynamicHeader header, Layout layout) {
        if (header.dataOffset() != -1L) {
            problems.add("The dynamic header at offset %d: field 'data offset' is 0x%016X, expected 0xFFFFFFFFFFFFFFFF."
                    .formatted(layout.headerAt() + 8, header.dataOffset()));
        }
        int used = layout.type() == Footer.DIFFERENCING ? 768 : 40;
        for (int i = used; i < DynamicHeader.BYTES; i++) {
            if (header.bytes()[i] != 0) {
                problems.add("The dynamic header at offset %d: a reserved byte is 0x%02X, expected 0."
                        .formatted(layout.headerAt() + i, header.bytes()[i]));
                return;
            }
        }
    }

    private void table(Layout layout) {
        if (layout.type() == Footer.FIXED) return;
        Map<Long, Long> starts = new TreeMap<>();
        b.expect(layout.tableAt(), layout.blocks() * 4);
        for (long block = 0; block < layout.blocks(); block++) {
            long entry = b.u32be(layout.tableAt() + 4 * block);
            if (entry == Layout.UNUSED) continue;
            if (!layout.canHold(entry * 512)) {
                problems.add(VhdReader.badEntryText(layout, block, entry));
            } else {
                Long other = starts.putIfAbsent(entry * 512, block);
                if (other != null) shared(layout, block, entry, other);
            }
        }
        overlaps(layout, starts);
    }

    private void shared(Layout layout, long block, long entry, long other) {
        problems.add(
                "The block allocation table at offset %d: the entry of block %d is 0x%08X, which is block %d's already."
                        .formatted(layout.tableAt() + 4 * block, block, entry, other));
    }

    private void overlaps(Layout layout, Map<Long, Long> starts) {
        long end = 0;
        long before = 0;
        for (Map.Entry<Long, Long> e : starts.entrySet()) {
            if (e.getKey() < end) {
                problems.add(("The block allocation table at offset %d: block %d begins at offset %d,"
                                + " expected it after the end of block %d at %d.")
                        .formatted(layout.tableAt() + 4 * e.getValue(), e.getValue(), e.getKey(), before, end));
            }
            end = e.getKey() + layout.spanBytes();
            before = e.getValue();
        }
    }
}
