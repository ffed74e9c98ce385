// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.List;

/// Fetches under way and the buffer they arrive in: [#GROUPS] groups of [#GROUP] blocks.
final class Fetches {
    static final int GROUP = 8;
    private static final int GROUPS = 64;
    private static final int MOST_GROUPS = 16;
    private static final int GROUP_BYTES = GROUP * Run.BLOCK;

    private final FetchMemory buffer;
    private final MetadataCache cache;
    private final List<Fetch> underWay = new ArrayList<>();
    private long used;

    Fetches(FetchMemory buffer, MetadataCache cache) {
        this.buffer = buffer;
        this.cache = cache;
    }

    FetchMemory buffer() {
        return buffer;
    }

    /// The fetch that brings `block`; null when none does.
    Fetch of(long block) {
        for (int i = 0; i < underWay.size(); i++) if (underWay.get(i).covers(block)) return underWay.get(i);
        return null;
    }

    /// Begins to fetch `block` and its group, and the groups after it up to `expectedEnd`; null when the buffer is
    /// full. All bounds are in blocks.
    Fetch begin(long block, long expectedEnd, long layerEnd) {
        long first = block / GROUP * GROUP;
        int groups = 1;
        while (groups < MOST_GROUPS
                && first + (long) groups * GROUP < expectedEnd
                && isWanted(first + (long) groups * GROUP)) {
            groups++;
        }
        int at = free(groups);
        while (at < 0 && groups > 1) at = free(--groups);
        if (at < 0) return null;
        return add(new Fetch(first, (int) Math.min((long) groups * GROUP, layerEnd - first), at));
    }

    /// Begins to fetch `block` alone; null when the buffer is full.
    Fetch beginSingly(long block) {
        int at = free(1);
        return at < 0 ? null : add(new Fetch(block, 1, at));
    }

    private Fetch add(Fetch fetch) {
        underWay.add(fetch);
        used |= bits(fetch.groups()) << fetch.group;
        buffer.clear((long) fetch.group * GROUP_BYTES, fetch.count * Run.BLOCK);
        return fetch;
    }

    private boolean isWanted(long block) {
        return of(block) == null && cache.peek(block) == null;
    }

    private int free(int groups) {
        for (int at = 0; at + groups <= GROUPS; at++) if ((used >>> at & bits(groups)) == 0) return at;
        return -1;
    }

    private static long bits(int groups) {
        return (1L << groups) - 1;
    }

    /// The fetch at `group` of the buffer, which has been answered.
    Fetch end(int group) {
        for (int i = 0; i < underWay.size(); i++) {
            if (underWay.get(i).group != group) continue;
            Fetch fetch = underWay.remove(i);
            used &= ~(bits(fetch.groups()) << group);
            return fetch;
        }
        throw new IllegalStateException("an answer without a fetch: group=" + group);
    }

    Slice slice(Fetch fetch) {
        return new Slice(buffer, (long) fetch.group * GROUP_BYTES, fetch.count * Run.BLOCK);
    }

    byte[] bytes(Fetch fetch, int index) {
        return slice(fetch).part(index * Run.BLOCK, Run.BLOCK).toBytes();
    }

    void markStale(long[] writes) {
        for (int i = 0; i < underWay.size(); i++) underWay.get(i).markStale(writes);
    }

    static int bufferBytes() {
        return GROUPS * GROUP_BYTES;
    }

    List<Fetch.State> save() {
        List<Fetch.State> saved = new ArrayList<>();
        for (Fetch fetch : underWay) saved.add(fetch.save(slice(fetch).toBytes()));
        return saved;
    }

    void restore(List<Fetch.State> saved) {
        for (Fetch.State s : saved) {
            Fetch fetch = add(Fetch.restored(s));
            slice(fetch).fill(s.bytes(), 0);
        }
    }
}
