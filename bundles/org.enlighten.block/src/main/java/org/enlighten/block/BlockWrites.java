// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.List;

/// Sends changed blocks to the medium, of each block at most one write at a time: a layer may finish requests in any
/// order, and of two writes of one block under way at once the older could come last. Who changes a block that is
/// being written waits for its next write, which carries the changes of all who wait.
final class BlockWrites {
    private static final int MOST_BLOCKS = 128;
    private static final int COUNT_SHIFT = 48;
    private static final long BLOCK_MASK = (1L << COUNT_SHIFT) - 1;

    /// Who is told of a write's end.
    interface Owner {
        /// For the trace: what an operation serves.
        long cause(int slot);

        void written(int slot, Outcome outcome);
    }

    private final MetadataCache cache;
    private final BlockLayer below;
    private final Owner owner;

    BlockWrites(MetadataCache cache, BlockLayer below, Owner owner) {
        this.cache = cache;
        this.below = below;
        this.owner = owner;
    }

    /// Whether a tag of the layer below is one of ours; fetches have the negative ones near 0.
    static boolean owns(long tag) {
        return tag < Integer.MIN_VALUE;
    }

    /// Makes the changes of these consecutive steps, all [Step.Put], and writes their blocks, neighbours together.
    /// [Owner#written] will be called once for each step.
    void begin(int slot, List<Step> puts, long cause) {
        int joined = 0;
        long first = 0;
        for (Step step : puts) {
            Step.Put put = (Step.Put) step;
            CachedBlock block = cache.peek(put.block());
            put.delta().applyTo(block.issued);
            if (block.isBeingWritten) {
                block.waiting.add(slot);
                continue;
            }
            block.isBeingWritten = true;
            block.covered.add(slot);
            if (joined > 0 && (put.block() != first + joined || joined == MOST_BLOCKS)) {
                write(first, joined, cause);
                joined = 0;
            }
            if (joined++ == 0) first = put.block();
        }
        if (joined > 0) write(first, joined, cause);
    }

    private void write(long first, int count, long cause) {
        byte[] bytes = new byte[count * Run.BLOCK];
        for (int i = 0; i < count; i++) {
            System.arraycopy(cache.peek(first + i).issued, 0, bytes, i * Run.BLOCK, Run.BLOCK);
        }
        long tag = Long.MIN_VALUE | (long) count << COUNT_SHIFT | first;
        below.submit(tag, new BlockRequest.Write(first * Run.BLOCK, Slice.of(bytes)), cause);
    }

    void ended(long tag, Outcome outcome) {
        long first = tag & BLOCK_MASK;
        int count = (int) (tag >>> COUNT_SHIFT) & 0xFF;
        for (int i = 0; i < count; i++) ended(cache.peek(first + i), outcome);
    }

    private void ended(CachedBlock block, Outcome outcome) {
        Slots done = block.covered;
        block.covered = block.waiting;
        block.waiting = new Slots();
        block.isBeingWritten = !block.covered.isEmpty();
        if (block.isBeingWritten) write(block.number, 1, owner.cause(block.covered.get(0)));
        for (int i = 0; i < done.size(); i++) owner.written(done.get(i), outcome);
    }
}
