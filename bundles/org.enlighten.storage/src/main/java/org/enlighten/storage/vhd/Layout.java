// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

/// Where things lie in an image whose structures hold together. All in bytes.
///
/// @param end offset of the footer: data lies before it, and the next block will begin there
record Layout(
        int type,
        long diskBytes,
        long headerAt,
        long tableAt,
        long entries,
        long blockBytes,
        long bitmapBytes,
        long end) {
    static final long UNUSED = 0xFFFFFFFFL;

    static Layout fixed(Footer footer, long end) {
        return new Layout(Footer.FIXED, footer.currentSize(), 0, 0, 0, 0, 0, end);
    }

    static Layout growing(Footer footer, DynamicHeader header, long end) {
        return new Layout(
                footer.type(),
                footer.currentSize(),
                footer.dataOffset(),
                header.tableOffset(),
                header.entries(),
                header.blockBytes(),
                bitmapBytes(header.blockBytes()),
                end);
    }

    /// One bit for each sector of a block, in whole sectors.
    static long bitmapBytes(long blockBytes) {
        return Math.ceilDiv(Math.ceilDiv(blockBytes / 512, 8), 512) * 512;
    }

    long spanBytes() {
        return bitmapBytes + blockBytes;
    }

    long tableEnd() {
        return Math.ceilDiv(tableAt + entries * 4, 512) * 512;
    }

    /// Blocks that the disk has; the table may have more entries.
    long blocks() {
        return Math.ceilDiv(diskBytes, blockBytes);
    }

    /// Whether a block of data (bitmap included) can begin at `start`.
    boolean canHold(long start) {
        long last = start + spanBytes();
        return start >= Footer.BYTES
                && last <= end
                && (last <= headerAt || start >= headerAt + DynamicHeader.BYTES)
                && (last <= tableAt || start >= tableEnd());
    }
}
