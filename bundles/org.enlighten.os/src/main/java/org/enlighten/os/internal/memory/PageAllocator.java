// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.memory;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;

/// Hands out contiguous physical pages, first fit, all zeros.
public final class PageAllocator {
    /// Free ranges as address and bytes in turn, and the end of what was ever handed out.
    public record State(long[] free, long touchedTo) {}

    private static final byte[] ZEROS = new byte[GuestMemory.PAGE_BYTES];

    private final GuestMemory memory;
    private final TreeMap<Long, Long> free = new TreeMap<>();
    private long touchedTo;

    /// Everything from `reservedBytes` to the end of memory is free; nobody has written there.
    public PageAllocator(GuestMemory memory, long reservedBytes) {
        this.memory = memory;
        long from = pages(reservedBytes) * GuestMemory.PAGE_BYTES;
        long end = memory.sizeBytes() / GuestMemory.PAGE_BYTES * GuestMemory.PAGE_BYTES;
        touchedTo = from;
        if (end > from) free.put(from, end - from);
    }

    /// How many pages hold so many bytes.
    public static long pages(long bytes) {
        return (bytes + GuestMemory.PAGE_BYTES - 1) / GuestMemory.PAGE_BYTES;
    }

    /// Address of the first byte; empty when no free range is long enough.
    public OptionalLong allocate(long pages) {
        long bytes = pages * GuestMemory.PAGE_BYTES;
        for (Map.Entry<Long, Long> range : free.entrySet()) {
            if (range.getValue() < bytes) continue;
            long at = range.getKey();
            take(at, range.getValue(), bytes);
            return OptionalLong.of(at);
        }
        return OptionalLong.empty();
    }

    public void free(long at, long pages) {
        long from = at;
        long bytes = pages * GuestMemory.PAGE_BYTES;
        Map.Entry<Long, Long> before = free.lowerEntry(at);
        if (before != null && before.getKey() + before.getValue() == at) {
            from = before.getKey();
            bytes += before.getValue();
        }
        Long after = free.remove(at + pages * GuestMemory.PAGE_BYTES);
        if (after != null) bytes += after;
        free.put(from, bytes);
    }

    /// Takes these very pages out of what is free, as they are; false, and nothing happens, when one of them is in
    /// use.
    public boolean take(long at, long pages) {
        long end = at + pages * GuestMemory.PAGE_BYTES;
        Map.Entry<Long, Long> range = free.floorEntry(at);
        if (range == null || range.getKey() + range.getValue() < end) return false;
        long start = range.getKey();
        long rangeEnd = start + range.getValue();
        free.remove(start);
        if (start < at) free.put(start, at - start);
        if (end < rangeEnd) free.put(end, rangeEnd - end);
        return true;
    }

    public long freeBytes() {
        long sum = 0;
        for (long bytes : free.values()) sum += bytes;
        return sum;
    }

    private void take(long at, long rangeBytes, long bytes) {
        free.remove(at);
        if (rangeBytes > bytes) free.put(at + bytes, rangeBytes - bytes);
        for (long page = at; page < Math.min(at + bytes, touchedTo); page += GuestMemory.PAGE_BYTES)
            memory.write(page, ZEROS, 0, ZEROS.length);
        touchedTo = Math.max(touchedTo, at + bytes);
    }

    public State save() {
        long[] ranges = new long[free.size() * 2];
        int i = 0;
        for (Map.Entry<Long, Long> range : free.entrySet()) {
            ranges[i++] = range.getKey();
            ranges[i++] = range.getValue();
        }
        return new State(ranges, touchedTo);
    }

    public void restore(State state) {
        free.clear();
        for (int i = 0; i < state.free().length; i += 2) free.put(state.free()[i], state.free()[i + 1]);
        touchedTo = state.touchedTo();
    }
}
