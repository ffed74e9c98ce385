// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import org.enlighten.block.Blocks;

/// A block's sector bitmap: a bit for each sector, the most significant bit of a byte first.
final class Bitmap {
    private Bitmap() {}

    static boolean isSet(Blocks b, long bitmap, int sector) {
        return (b.u8(bitmap + sector / 8) & 0x80 >> sector % 8) != 0;
    }

    /// The first sector after `sector`, at most `end`, whose bit differs from `set`.
    static int runEnd(Blocks b, long bitmap, int sector, int end, boolean set) {
        int at = sector + 1;
        while (at < end) {
            if (at % 8 == 0 && at + 8 <= end && b.u8(bitmap + at / 8) == (set ? 0xFF : 0)) at += 8;
            else if (isSet(b, bitmap, at) == set) at++;
            else return at;
        }
        return end;
    }

    /// Sets the bits of sectors `from` to before `end`; writes only bytes that change.
    static void set(Blocks b, long bitmap, int from, int end) {
        for (int sector = from; sector < end; sector = (sector / 8 + 1) * 8) {
            int mask = 0xFF >> sector % 8;
            int last = sector / 8 * 8 + 8;
            if (end < last) mask &= 0xFF << last - end;
            int have = b.u8(bitmap + sector / 8);
            if ((have | mask) != have) b.put(bitmap + sector / 8, (byte) (have | mask));
        }
    }
}
