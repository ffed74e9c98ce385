// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.util.Optional;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.storage.DiskReport;

/// Reads the structures of an image and finds its true end.
final class VhdReader {
    private final Blocks b;
    private final long fileBytes;

    VhdReader(Blocks b, long fileBytes) {
        this.b = b;
        this.fileBytes = fileBytes;
    }

    /// An image as it is found.
    ///
    /// @param footer the one that holds
    /// @param header empty for a fixed disk
    /// @param endIsDamaged the footer at the end has to be written again, at the layout's end
    /// @param frontIsDamaged the copy at the front has to be written again
    record Found(
            Footer footer,
            Optional<DynamicHeader> header,
            Layout layout,
            boolean endIsDamaged,
            boolean frontIsDamaged) {}

    /// [OperationFailed] with CORRUPT and a sentence when the structures cannot be used.
    Found find() {
        if (fileBytes < Footer.BYTES) throw corrupt("The file has %d bytes, too few for a VHD.".formatted(fileBytes));
        Optional<Footer> end = endFooter();
        Optional<Footer> front = frontFooter();
        if (end.isPresent()) return withEnd(end.get(), front);
        if (front.isEmpty()) throw noFooter();
        require(p -> FooterRules.essential(front.get(), "The footer copy", 0, p));
        if (front.get().type() == Footer.FIXED) throw noFooter();
        return withoutEnd(front.get());
    }

    private Found withEnd(Footer footer, Optional<Footer> front) {
        long at = fileBytes - Footer.BYTES;
        require(p -> FooterRules.essential(footer, "The footer", at, p));
        if (footer.type() == Footer.FIXED) {
            if (footer.currentSize() > at) {
                throw corrupt(
                        "The footer at offset %d: field 'current size' is %d, but only %d bytes of data are there."
                                .formatted(at + 48, footer.currentSize(), at));
            }
            return new Found(footer, Optional.empty(), Layout.fixed(footer, at), false, false);
        }
        DynamicHeader header = header(footer, "The footer", at, at);
        return new Found(footer, Optional.of(header), Layout.growing(footer, header, at), false, front.isEmpty());
    }

    /// The end was lost: the block allocation table says up to where the file is in use. The footer goes where the
    /// last sector is, unless data lies there.
    private Found withoutEnd(Footer footer) {
        long whole = fileBytes / 512 * 512;
        DynamicHeader header = header(footer, "The footer copy", 0, whole);
        Layout all = Layout.growing(footer, header, whole);
        long end = Math.max(all.tableEnd(), footer.dataOffset() + DynamicHeader.BYTES);
        end = Math.max(end, (fileBytes - 1) / 512 * 512);
        b.expect(all.tableAt(), all.blocks() * 4);
        for (long block = 0; block < all.blocks(); block++) {
            long entry = b.u32be(all.tableAt() + 4 * block);
            if (entry == Layout.UNUSED) continue;
            if (!all.canHold(entry * 512)) throw badEntry(all, block, entry);
            end = Math.max(end, entry * 512 + all.spanBytes());
        }
        return new Found(footer, Optional.of(header), Layout.growing(footer, header, end), true, false);
    }

    private DynamicHeader header(Footer footer, String where, long at, long end) {
        long offset = footer.dataOffset();
        if (offset < Footer.BYTES || offset % 512 != 0 || offset > end - DynamicHeader.BYTES) {
            throw corrupt(
                    ("%s at offset %d: field 'data offset' is %d, expected a multiple of 512 that leaves room for the"
                                    + " dynamic header before offset %d.")
                            .formatted(where, at + 16, offset, end));
        }
        DynamicHeader header = new DynamicHeader(b.bytes(offset, DynamicHeader.BYTES));
        require(p -> HeaderRules.check(header, offset, footer, end, p));
        return header;
    }

    /// Intact, or empty. A file whose size is not a multiple of 512 has none: versions before Virtual PC 2004 wrote
    /// 511 bytes, and an interruption may leave any size.
    Optional<Footer> endFooter() {
        if (fileBytes % 512 != 0) return Optional.empty();
        return Optional.of(new Footer(b.bytes(fileBytes - Footer.BYTES, Footer.BYTES)))
                .filter(Footer::isIntact);
    }

    Optional<Footer> frontFooter() {
        if (fileBytes < 2 * Footer.BYTES) return Optional.empty();
        return Optional.of(new Footer(b.bytes(0, Footer.BYTES))).filter(Footer::isIntact);
    }

    private OperationFailed noFooter() {
        if (fileBytes % 512 != 0) {
            return corrupt(
                    ("The file's size is %d bytes, expected a multiple of 512, and there is no footer copy at its front"
                                    + " to find the end by.")
                            .formatted(fileBytes));
        }
        long at = fileBytes - Footer.BYTES;
        Footer footer = new Footer(b.bytes(at, Footer.BYTES));
        DiskReport.Builder problems = new DiskReport.Builder();
        FooterRules.essential(footer, "The footer", at, problems);
        return corrupt(
                problems.build().problems().getFirst() + " There is no intact copy at the front of the file either.");
    }

    static OperationFailed badEntry(Layout layout, long block, long entry) {
        return corrupt(badEntryText(layout, block, entry));
    }

    static String badEntryText(Layout layout, long block, long entry) {
        return ("The block allocation table at offset %d: the entry of block %d is 0x%08X (offset %d),"
                        + " expected room for"
                        + " %d bytes outside of header and table and before the footer at offset %d.")
                .formatted(layout.tableAt() + 4 * block, block, entry, entry * 512, layout.spanBytes(), layout.end());
    }

    private interface Rules {
        void check(DiskReport.Builder problems);
    }

    private static void require(Rules rules) {
        DiskReport.Builder problems = new DiskReport.Builder();
        rules.check(problems);
        if (!problems.isEmpty()) throw corrupt(problems.build().problems().getFirst());
    }

    private static OperationFailed corrupt(String sentence) {
        return new OperationFailed(Failure.CORRUPT, sentence);
    }
}
