// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskReport;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.ImageCode;

/// A VHD, fixed or dynamic.
///
/// A dynamic disk grows in three phases: the footer at the new end, so that there is one wherever a power cut comes;
/// then the block's bitmap, which overwrites the old footer, and its data; then the table's entry, so that nothing
/// points to a block before it is whole.
final class VhdCode implements ImageCode {
    private static final int TYPE = 0;
    private static final int HEADER = 1;
    private static final int TABLE = 2;
    private static final int ENTRIES = 3;
    private static final int BLOCK = 4;
    private static final int BITMAP = 5;
    private static final int END = 6;
    private static final int DISK = 7;
    private static final int REGISTERS = 8;
    private static final int SECTOR = 512;

    @Override
    public int registers() {
        return REGISTERS;
    }

    @Override
    public DiskInfo open(Blocks b, long fileBytes) {
        VhdReader.Found found = new VhdReader(b, fileBytes).find();
        Layout layout = found.layout();
        if (layout.type() == Footer.DIFFERENCING) {
            throw new OperationFailed(
                    Failure.INVALID,
                    ("This is a differencing disk: without its parent (%s) it cannot be used, and"
                                    + " differencing disks are not supported yet.")
                            .formatted(parentId(found)));
        }
        keep(b, layout);
        if (layout.type() == Footer.FIXED) return info(b, found, fileBytes, "");
        String repaired = "";
        if (found.endIsDamaged()) {
            putFooter(b, layout.end(), found.footer());
            repaired =
                    "The footer at the end was damaged; it was written again at offset %d from the copy at the front."
                            .formatted(layout.end());
        } else if (found.frontIsDamaged()) {
            putFooter(b, 0, found.footer());
            repaired = "The footer copy at the front was damaged; it was written again from the footer at offset %d."
                    .formatted(layout.end());
        }
        return info(b, found, fileBytes, repaired);
    }

    private static void keep(Blocks b, Layout layout) {
        b.register(TYPE, layout.type());
        b.register(HEADER, layout.headerAt());
        b.register(TABLE, layout.tableAt());
        b.register(ENTRIES, layout.entries());
        b.register(BLOCK, layout.blockBytes());
        b.register(BITMAP, layout.bitmapBytes());
        b.register(END, layout.end());
        b.register(DISK, layout.diskBytes());
    }

    private static Layout layout(Blocks b) {
        return new Layout(
                (int) b.register(TYPE),
                b.register(DISK),
                b.register(HEADER),
                b.register(TABLE),
                b.register(ENTRIES),
                b.register(BLOCK),
                b.register(BITMAP),
                b.register(END));
    }

    private static void putFooter(Blocks b, long at, Footer footer) {
        b.fresh(at);
        b.put(at, footer.bytes());
    }

    @Override
    public DiskInfo inspect(Blocks b, long fileBytes) {
        return info(b, new VhdReader(b, fileBytes).find(), fileBytes, "");
    }

    private static DiskInfo info(Blocks b, VhdReader.Found found, long fileBytes, String repaired) {
        Layout layout = found.layout();
        Footer footer = found.footer();
        if (layout.type() == Footer.FIXED) {
            return DiskInfo.plain(
                    "VHD", layout.diskBytes(), fileBytes, footer.id().toString());
        }
        Allocation allocation = Allocation.of(b, layout);
        return new DiskInfo(
                "VHD",
                layout.type() == Footer.DYNAMIC ? DiskType.DYNAMIC : DiskType.DIFFERENCING,
                layout.diskBytes(),
                fileBytes,
                (int) layout.blockBytes(),
                allocation.blocks(),
                allocation.fragmentationPercent(),
                footer.id().toString(),
                layout.type() == Footer.DIFFERENCING ? parentId(found) : "",
                SECTOR,
                SECTOR,
                repaired);
    }

    private static String parentId(VhdReader.Found found) {
        return found.header().map(h -> h.parentId().toString()).orElse("");
    }

    @Override
    public void check(Blocks b, long fileBytes, DiskReport.Builder problems) {
        new VhdCheck(b, fileBytes, problems).run();
    }

    @Override
    public void read(Blocks b, long at, Slice into) {
        if (b.register(TYPE) == Footer.FIXED) {
            b.read(at, into);
            return;
        }
        Layout layout = layout(b);
        for (int done = 0, n; done < into.length(); done += n) {
            int in = (int) ((at + done) % layout.blockBytes());
            n = (int) Math.min(into.length() - done, layout.blockBytes() - in);
            long start = start(b, layout, (at + done) / layout.blockBytes());
            if (start == Layout.UNUSED) b.zero(into.part(done, n));
            else readBlock(b, start, layout.bitmapBytes(), in, into.part(done, n));
        }
    }

    /// Sectors whose bit is not set were never written and are zeros.
    private static void readBlock(Blocks b, long start, long bitmapBytes, int in, Slice into) {
        int first = in / SECTOR;
        int end = (in + into.length()) / SECTOR;
        for (int sector = first; sector < end; ) {
            boolean present = Bitmap.isSet(b, start, sector);
            int next = Bitmap.runEnd(b, start, sector, end, present);
            Slice part = into.part((sector - first) * SECTOR, (next - sector) * SECTOR);
            if (present) b.read(start + bitmapBytes + (long) sector * SECTOR, part);
            else b.zero(part);
            sector = next;
        }
    }

    @Override
    public void write(Blocks b, long at, Slice data, long fileBytes) {
        if (b.register(TYPE) == Footer.FIXED) {
            b.write(at, data);
            return;
        }
        for (int done = 0, n; done < data.length(); done += n) {
            Layout layout = layout(b);
            int in = (int) ((at + done) % layout.blockBytes());
            n = (int) Math.min(data.length() - done, layout.blockBytes() - in);
            long block = (at + done) / layout.blockBytes();
            long start = start(b, layout, block);
            if (start == Layout.UNUSED) start = grow(b, layout, block, fileBytes);
            b.phase(1);
            b.write(start + layout.bitmapBytes() + in, data.part(done, n));
            Bitmap.set(b, start, in / SECTOR, (in + n) / SECTOR);
        }
    }

    private static long grow(Blocks b, Layout layout, long block, long fileBytes) {
        long start = layout.end();
        long end = start + layout.spanBytes();
        if (end / SECTOR >= Layout.UNUSED) {
            throw new OperationFailed(
                    Failure.NO_SPACE, "The image cannot grow beyond what its block allocation table can address.");
        }
        b.register(END, end);
        b.phase(0);
        putFooter(b, end, new Footer(b.bytes(start, Footer.BYTES)));
        b.phase(1);
        for (long i = 0; i < layout.bitmapBytes(); i += SECTOR) b.fresh(start + i);
        if (start + Footer.BYTES >= fileBytes) {
            // The room beyond the file's end is zeros: the whole block holds, and no later write needs its bitmap.
            Bitmap.set(b, start, 0, (int) (layout.blockBytes() / SECTOR));
        }
        b.phase(2);
        b.put32be(layout.tableAt() + 4 * block, start / SECTOR);
        return start;
    }

    /// Where a block begins, or [Layout#UNUSED].
    private static long start(Blocks b, Layout layout, long block) {
        long entry = b.u32be(layout.tableAt() + 4 * block);
        if (entry == Layout.UNUSED) return entry;
        if (!layout.canHold(entry * SECTOR)) throw VhdReader.badEntry(layout, block, entry);
        return entry * SECTOR;
    }
}
