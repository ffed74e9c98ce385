// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Blocks;

/// One bitmap of a group as one run sees it: a bit that is set means taken.
///
/// @param at where it lies
/// @param bits how many of its bits stand for something
record Ext2Bitmap(Blocks b, long at, int bits) {
    boolean isSet(int bit) {
        return (b.u8(at + bit / 8) >> bit % 8 & 1) != 0;
    }

    void set(int bit) {
        b.put(at + bit / 8, (byte) (b.u8(at + bit / 8) | 1 << bit % 8));
    }

    /// Clears `count` bits from `first`; how many were set.
    int clear(int first, int count) {
        int from = first / 8;
        byte[] bytes = b.bytes(at + from, (first + count + 7) / 8 - from);
        int cleared = 0;
        for (int bit = first - from * 8; bit < first - from * 8 + count; bit++) {
            cleared += bytes[bit / 8] >> bit % 8 & 1;
            bytes[bit / 8] &= (byte) ~(1 << bit % 8);
        }
        if (cleared > 0) b.put(at + from, bytes);
        return cleared;
    }

    /// The first bit from `from` to before `to` that is not set; -1 when all are.
    int firstClear(int from, int to) {
        b.expect(at + from / 8, (to - from) / 8 + 1);
        for (int bit = from; bit < to; ) {
            int whole = b.u8(at + bit / 8);
            int free = Integer.numberOfTrailingZeros(~whole >> bit % 8);
            if (bit % 8 + free < 8) return bit + free < to ? bit + free : -1;
            bit = (bit / 8 + 1) * 8;
        }
        return -1;
    }
}
