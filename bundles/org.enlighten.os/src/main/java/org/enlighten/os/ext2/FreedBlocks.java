// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.Arrays;

/// Blocks that are to be given back, in runs of neighbours.
final class FreedBlocks {
    /// Takes a run of blocks.
    interface Taker {
        void take(long first, long count);
    }

    private long[] blocks = new long[16];
    private int count;

    void add(long block) {
        if (count == blocks.length) blocks = Arrays.copyOf(blocks, count * 2);
        blocks[count++] = block;
    }

    int count() {
        return count;
    }

    void forEachRun(Taker taker) {
        Arrays.sort(blocks, 0, count);
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && blocks[to] == blocks[to - 1] + 1) to++;
            taker.take(blocks[from], to - from);
        }
    }
}
