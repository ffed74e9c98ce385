// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;

/// Pages of the kernel's from which an adapter sends, a frame in each half; what finds none free waits in order.
final class TransmitBuffers {
    /// A frame that waits for a buffer.
    record Waiting(byte[] frame, long cause) {}

    /// What is saved.
    record State(long base, int free, List<Waiting> waiting) {}

    static final int NONE = -1;
    private static final int COUNT = 32;
    private static final int WAITING_MAX = 256;
    private static final int ALL_FREE = -1;

    private final GuestMemory memory;
    private final int frameBytes;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long base;
    private int free = ALL_FREE;

    TransmitBuffers(GuestMemory memory, int frameBytes) {
        this.memory = memory;
        this.frameBytes = frameBytes;
    }

    /// Room for one frame, a power of two so that none crosses more pages than it must.
    private int stride() {
        return Integer.highestOneBit(frameBytes - 1) << 1;
    }

    long totalBytes() {
        return (long) COUNT * stride();
    }

    void pages(long at) {
        base = at;
    }

    /// A free buffer, or [#NONE].
    int take() {
        if (free == 0) return NONE;
        int buffer = Integer.numberOfTrailingZeros(free);
        free &= free - 1;
        return buffer;
    }

    void giveBack(int buffer) {
        free |= 1 << buffer;
    }

    /// False when too many wait: the frame is lost, as the network loses frames.
    boolean await(Waiting frame) {
        return waiting.size() < WAITING_MAX && waiting.add(frame);
    }

    /// The next that waits, or null.
    Waiting next() {
        return waiting.poll();
    }

    Slice fill(int buffer, byte[] frame) {
        Slice slice = new Slice(memory, base + (long) buffer * stride(), frame.length);
        slice.fill(frame, 0);
        return slice;
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
