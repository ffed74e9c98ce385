// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Blocks of metadata by number, least recently used first out. Blocks of unfinished plans, and those that a waiting
/// run has read, are pinned; the capacity is soft. Content and order of use decide timing, so both are saved.
final class MetadataCache {
    private final int capacity;
    private final CachedBlock ends = new CachedBlock(-1, CachedBlock.SAME);
    private CachedBlock[] table = new CachedBlock[64];
    private int size;

    MetadataCache(int capacity) {
        this.capacity = capacity;
        ends.older = ends;
        ends.newer = ends;
    }

    /// The block, now the most recently used; null when it is not here.
    CachedBlock use(long number) {
        CachedBlock block = peek(number);
        if (block != null && block.newer != ends) {
            unlink(block);
            linkNewest(block);
        }
        return block;
    }

    /// The block without a change to the order of use; null when it is not here.
    CachedBlock peek(long number) {
        CachedBlock block = table[index(number)];
        while (block != null && block.number != number) block = block.chain;
        return block;
    }

    CachedBlock insert(long number, byte[] bytes) {
        if (size >= table.length) grow();
        CachedBlock block = new CachedBlock(number, bytes);
        hash(block);
        linkNewest(block);
        size++;
        return block;
    }

    void remove(CachedBlock block) {
        int at = index(block.number);
        if (table[at] == block) {
            table[at] = block.chain;
        } else {
            CachedBlock before = table[at];
            while (before.chain != block) before = before.chain;
            before.chain = block.chain;
        }
        unlink(block);
        size--;
    }

    /// Lets later runs see a step of a plan that is only about to begin.
    void show(Step step) {
        switch (step) {
            case Step.Put(int _, long number, Delta delta) -> {
                CachedBlock block = peek(number);
                if (block == null) block = insert(number, new byte[Run.BLOCK]);
                block.beginChange();
                delta.applyTo(block.latest);
                block.pins++;
            }
            case Step.Write(int _, long at, Slice data) -> overwrite(at, data);
            case Step.Read _, Step.Fill _, Step.Barrier _, Step.Flush _ -> {}
        }
    }

    /// Blocks under a direct write: dropped, or brought up to date when somebody holds them.
    private void overwrite(long at, Slice data) {
        if (size == 0) return;
        long end = at + data.length() >> Run.SHIFT;
        for (long number = at >> Run.SHIFT; number < end; number++) {
            CachedBlock block = peek(number);
            if (block == null) continue;
            if (block.pins == 0) remove(block);
            else data.memory().read(data.at() + number * Run.BLOCK - at, block.latest, 0, Run.BLOCK);
        }
    }

    /// A direct write goes to the medium now: what a block's next write carries must have it.
    void issued(long at, Slice data) {
        if (size == 0) return;
        long end = at + data.length() >> Run.SHIFT;
        for (long number = at >> Run.SHIFT; number < end; number++) {
            CachedBlock block = peek(number);
            if (block == null || block.issued == CachedBlock.SAME) continue;
            data.memory().read(data.at() + number * Run.BLOCK - at, block.issued, 0, Run.BLOCK);
        }
    }

    /// Pins what is cached in these byte ranges; a block once for each range it lies in. Returns their numbers.
    long[] pin(long[]... ranges) {
        long[] pinned = new long[16];
        int n = 0;
        for (long[] some : ranges) {
            for (int i = 0; i < some.length; i += 2) {
                if (some[i] < 0) continue;
                long end = some[i] + some[i + 1] - 1 >> Run.SHIFT;
                for (long number = some[i] >> Run.SHIFT; number <= end; number++) {
                    CachedBlock block = peek(number);
                    if (block == null) continue;
                    if (n == pinned.length) pinned = Arrays.copyOf(pinned, n * 2);
                    pinned[n++] = number;
                    block.pins++;
                }
            }
        }
        return Arrays.copyOf(pinned, n);
    }

    void unpin(CachedBlock block) {
        if (--block.pins > 0) return;
        block.issued = CachedBlock.SAME;
        if (block.lost) remove(block);
    }

    /// What is cached in these byte ranges is not what the medium has.
    void lose(long[] ranges) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] < 0) continue;
            long end = ranges[i] + ranges[i + 1] - 1 >> Run.SHIFT;
            for (long number = ranges[i] >> Run.SHIFT; number <= end; number++) {
                CachedBlock block = peek(number);
                if (block == null) continue;
                block.lost = true;
                if (block.pins == 0) remove(block);
            }
        }
    }

    void evict() {
        for (CachedBlock block = ends.newer; size > capacity && block != ends; ) {
            CachedBlock next = block.newer;
            if (block.pins == 0) remove(block);
            block = next;
        }
    }

    /// A block as it is saved; `issued` is empty when no unfinished plan changes the block.
    record State(
            long number,
            byte[] latest,
            byte[] issued,
            int pins,
            boolean lost,
            boolean isBeingWritten,
            List<Integer> covered,
            List<Integer> waiting) {}

    /// From the least to the most recently used.
    List<State> save() {
        List<State> saved = new ArrayList<>(size);
        for (CachedBlock b = ends.newer; b != ends; b = b.newer) {
            saved.add(new State(
                    b.number,
                    b.latest,
                    b.issued,
                    b.pins,
                    b.lost,
                    b.isBeingWritten,
                    b.covered.save(),
                    b.waiting.save()));
        }
        return saved;
    }

    void restore(List<State> saved) {
        for (State s : saved) {
            CachedBlock block = insert(s.number(), s.latest().clone());
            if (s.issued().length > 0) block.issued = s.issued().clone();
            block.pins = s.pins();
            block.lost = s.lost();
            block.isBeingWritten = s.isBeingWritten();
            block.covered.restore(s.covered());
            block.waiting.restore(s.waiting());
        }
    }

    private void linkNewest(CachedBlock block) {
        block.older = ends.older;
        block.newer = ends;
        ends.older.newer = block;
        ends.older = block;
    }

    private static void unlink(CachedBlock block) {
        block.older.newer = block.newer;
        block.newer.older = block.older;
    }

    private void hash(CachedBlock block) {
        int at = index(block.number);
        block.chain = table[at];
        table[at] = block;
    }

    private void grow() {
        table = new CachedBlock[table.length * 2];
        for (CachedBlock b = ends.newer; b != ends; b = b.newer) hash(b);
    }

    private int index(long number) {
        return (int) (number * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
    }
}
