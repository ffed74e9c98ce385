// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.BitSet;
import java.util.List;

/// Blocks on their way into the cache.
final class Fetch {
    /// The first block.
    final long first;
    /// How many blocks.
    final int count;
    /// The first of the buffer's groups that take them.
    final int group;
    /// Blocks that were written while this was under way: what comes for them is old.
    final BitSet stale = new BitSet();
    final Slots waiters = new Slots();

    Fetch(long first, int count, int group) {
        this.first = first;
        this.count = count;
        this.group = group;
    }

    int groups() {
        return Math.ceilDiv(count, Fetches.GROUP);
    }

    boolean covers(long block) {
        return block >= first && block < first + count;
    }

    void markStale(long[] writes) {
        for (int i = 0; i < count; i++) {
            if (Ranges.overlaps(writes, (first + i) * Run.BLOCK, Run.BLOCK)) stale.set(i);
        }
    }

    /// A fetch as it is saved, with what its buffer holds by now.
    record State(long first, int count, int group, List<Integer> stale, List<Integer> waiters, byte[] bytes) {}

    State save(byte[] bytes) {
        return new State(first, count, group, stale.stream().boxed().toList(), waiters.save(), bytes);
    }

    static Fetch restored(State s) {
        Fetch fetch = new Fetch(s.first(), s.count(), s.group());
        s.stale().forEach(fetch.stale::set);
        fetch.waiters.restore(s.waiters());
        return fetch;
    }
}
