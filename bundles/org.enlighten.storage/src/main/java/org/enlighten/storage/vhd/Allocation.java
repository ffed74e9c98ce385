// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import org.enlighten.block.Blocks;

/// How a dynamic disk's blocks lie in its file.
///
/// @param jumps blocks that do not begin where the allocated block before them ends
record Allocation(long blocks, long jumps) {
    static Allocation of(Blocks b, Layout layout) {
        long blocks = 0;
        long jumps = 0;
        long next = -1;
        b.expect(layout.tableAt(), layout.blocks() * 4);
        for (long block = 0; block < layout.blocks(); block++) {
            long entry = b.u32be(layout.tableAt() + 4 * block);
            if (entry == Layout.UNUSED) continue;
            if (blocks++ > 0 && entry * 512 != next) jumps++;
            next = entry * 512 + layout.spanBytes();
        }
        return new Allocation(blocks, jumps);
    }

    int fragmentationPercent() {
        return blocks < 2 ? 0 : (int) (jumps * 100 / (blocks - 1));
    }
}
