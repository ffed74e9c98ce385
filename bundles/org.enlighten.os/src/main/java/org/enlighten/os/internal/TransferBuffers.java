// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;

/// Pages of the kernel's through which a device moves data that it cannot move directly: what is not in
/// physical memory, and parts of its sectors. Who finds none free waits in order.
final class TransferBuffers {
    static final int BYTES = 16 * 1024;
    static final int NONE = -1;
    private static final int COUNT = 8;
    private static final int ALL_FREE = (1 << COUNT) - 1;

    /// What is saved.
    record State(long base, int free, List<Long> waiting) {}

    private final GuestMemory memory;
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private long base;
    private int free = ALL_FREE;

    TransferBuffers(GuestMemory memory) {
        this.memory = memory;
    }

    static long totalBytes() {
        return (long) COUNT * BYTES;
    }

    boolean hasPages() {
        return base != 0;
    }

    void pages(long at) {
        base = at;
    }

    /// A free buffer, or [#NONE], and then the transfer is in line.
    int take(long transfer) {
        if (free == 0) {
            waiting.add(transfer);
            return NONE;
        }
        int buffer = Integer.numberOfTrailingZeros(free);
        free &= free - 1;
        return buffer;
    }

    /// Gives a buffer back; the transfer that gets it next, or -1.
    long giveBack(int buffer) {
        free |= 1 << buffer;
        return waiting.isEmpty() ? -1 : waiting.poll();
    }

    Slice slice(int buffer, int bytes) {
        return new Slice(memory, base + (long) buffer * BYTES, bytes);
    }

    State save() {
        return new State(base, free, List.copyOf(waiting));
    }

    void restore(State s) {
        base = s.base();
        free = s.free();
        waiting.addAll(s.waiting());
    }
}
