// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Arrays;

/// Byte ranges that an operation reads or writes, as pairs (from, length). Registers lie at negative places.
final class Ranges {
    private static final int COARSE_FROM = 64;
    private static final long[] NONE = {};
    private long[] pairs = new long[32];
    private int used;

    void clear() {
        used = 0;
    }

    boolean isEmpty() {
        return used == 0;
    }

    /// Scans stay one range.
    void add(long at, long length) {
        if (used > 0) {
            long from = pairs[used - 2];
            long end = from + pairs[used - 1];
            if (at >= from && at <= end) {
                pairs[used - 1] = Math.max(end, at + length) - from;
                return;
            }
        }
        if (used == pairs.length) pairs = Arrays.copyOf(pairs, used * 2);
        pairs[used++] = at;
        pairs[used++] = length;
    }

    /// A copy; many ranges are made coarser (whole blocks, neighbours joined), which only makes others wait more.
    long[] toArray() {
        if (used == 0) return NONE;
        return used < COARSE_FROM ? Arrays.copyOf(pairs, used) : coarse();
    }

    private long[] coarse() {
        long[] blocks = new long[used / 2];
        long[] ends = new long[used / 2];
        Integer[] order = new Integer[used / 2];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = Math.floorDiv(pairs[2 * i], Run.BLOCK);
            ends[i] = Math.ceilDiv(pairs[2 * i] + pairs[2 * i + 1], Run.BLOCK);
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Long.compare(blocks[a], blocks[b]));
        long[] joined = new long[used];
        int n = 0;
        long end = Long.MIN_VALUE;
        for (int i : order) {
            if (n > 0 && blocks[i] <= end) {
                end = Math.max(end, ends[i]);
            } else {
                joined[n++] = blocks[i] * Run.BLOCK;
                n++;
                end = ends[i];
            }
            joined[n - 1] = end * Run.BLOCK - joined[n - 2];
        }
        return Arrays.copyOf(joined, n);
    }

    static boolean clash(long[] a, long[] b) {
        for (int i = 0; i < a.length; i += 2) if (overlaps(b, a[i], a[i + 1])) return true;
        return false;
    }

    static boolean overlaps(long[] ranges, long at, long length) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (at < ranges[i] + ranges[i + 1] && ranges[i] < at + length) return true;
        }
        return false;
    }
}
