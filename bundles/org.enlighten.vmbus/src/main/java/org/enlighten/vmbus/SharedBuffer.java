// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.protocol.GpaRange;

/// A buffer of the guest's, shared with the host by a list of its pages. The guest may change it at any time: copy,
/// then
/// check, then use. Offsets outside are an [IndexOutOfBoundsException], so ask [#bytes] first.
public final class SharedBuffer {
    private final GuestMemory memory;
    private final GpaRange range;

    /// @param range all of whose pages are in the memory
    public SharedBuffer(GuestMemory memory, GpaRange range) {
        this.memory = memory;
        this.range = range;
    }

    public int bytes() {
        return range.bytes();
    }

    /// A part of it, by reference: stretches of contiguous memory, in order.
    public List<Slice> slices(int at, int count) {
        Objects.checkFromIndexSize(at, count, range.bytes());
        List<Slice> slices = new ArrayList<>();
        long from = (long) range.offset() + at;
        long end = from + count;
        while (from < end) {
            long gpa = gpa(from);
            long next = Math.min(end, nextPage(from));
            while (next < end && gpa(next) == gpa + (next - from)) next = Math.min(end, nextPage(next));
            slices.add(new Slice(memory, gpa, (int) (next - from)));
            from = next;
        }
        return slices;
    }

    private static long nextPage(long place) {
        return (place / GuestMemory.PAGE_BYTES + 1) * GuestMemory.PAGE_BYTES;
    }

    private long gpa(long place) {
        return range.pages()[(int) (place / GuestMemory.PAGE_BYTES)] * GuestMemory.PAGE_BYTES
                + place % GuestMemory.PAGE_BYTES;
    }

    public void read(int at, byte[] into, int offset, int count) {
        int done = offset;
        for (Slice s : slices(at, count)) {
            memory.read(s.at(), into, done, s.length());
            done += s.length();
        }
    }

    public void write(int at, byte[] from, int offset, int count) {
        int done = offset;
        for (Slice s : slices(at, count)) {
            memory.write(s.at(), from, done, s.length());
            done += s.length();
        }
    }

    /// Whether every page of a range lies in a memory, and there are as many as it needs.
    public static boolean isIn(GuestMemory memory, GpaRange range) {
        long last = memory.sizeBytes() / GuestMemory.PAGE_BYTES;
        for (long page : range.pages()) if (page < 0 || page >= last) return false;
        return true;
    }
}
