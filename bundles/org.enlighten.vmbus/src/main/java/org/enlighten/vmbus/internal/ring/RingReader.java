// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import org.enlighten.vmbus.protocol.PacketLayout;
import org.enlighten.vmbus.protocol.RingLayout;

/// The consuming end of a ring. Every packet is copied out once, checked, and then used; its own index is kept here,
/// and the other end's is read once for each packet.
public final class RingReader {
    /// What was found.
    public enum Found {
        PACKET,
        NOTHING,
        /// The ring is broken: [RingReader#fault].
        BROKEN
    }

    public record State(int out, int freed) {}

    private final Ring ring;
    private int out;
    /// Bytes taken since the other end last saw the index.
    private int freed;
    private RingFault fault = RingFault.INDEX_OUT_OF_RANGE;

    /// @param control index of the ring's first page
    public RingReader(RingPages pages, int control, int dataPages) {
        ring = new Ring(pages, control, dataPages);
    }

    /// For who owns the memory: an empty ring.
    public void reset() {
        ring.reset();
    }

    public RingFault fault() {
        return fault;
    }

    /// Takes the next packet into a buffer. [#finish] tells the other end what was taken.
    public Found next(PacketBuffer into) {
        byte[] theirs = ring.bytes();
        int size = ring.size();
        int in = ring.word(theirs, RingLayout.IN);
        if (in == out) return Found.NOTHING;
        if (!RingLayout.isIndex(in, size)) return broken(RingFault.INDEX_OUT_OF_RANGE);
        int available = RingLayout.used(in, out, size);
        long head = ring.i64(theirs, out);
        int length = PacketLayout.bytes(head);
        if (length < PacketLayout.DESCRIPTOR_BYTES) return broken(RingFault.PACKET_TOO_SHORT);
        int whole = length + RingLayout.TRAILER_BYTES;
        if (whole > available) return broken(RingFault.PACKET_TOO_LONG);
        byte[] bytes = into.room(length);
        ring.get(theirs, out, bytes, 0, length);
        if (!into.accept(head, length, out)) return broken(into.fault());
        out = ring.after(out, whole);
        freed += whole;
        return Found.PACKET;
    }

    private Found broken(RingFault why) {
        fault = why;
        return Found.BROKEN;
    }

    /// Stores the index and says whether the other end waits for the room that came free.
    public boolean finish() {
        if (freed == 0) return false;
        byte[] theirs = ring.bytes();
        ring.word(theirs, RingLayout.OUT, out);
        int taken = freed;
        freed = 0;
        if ((ring.word(theirs, RingLayout.FEATURES) & RingLayout.HAS_PENDING_SEND) == 0) return false;
        int pending = ring.word(theirs, RingLayout.PENDING_SEND) & ~(RingLayout.ALIGNMENT - 1);
        int in = ring.word(theirs, RingLayout.IN);
        if (pending == 0 || !RingLayout.isIndex(in, ring.size())) return false;
        int now = RingLayout.writable(in, out, ring.size());
        return now - taken < pending && pending <= now;
    }

    /// Whether there is something to take.
    public boolean hasMore() {
        return ring.word(ring.bytes(), RingLayout.IN) != out;
    }

    /// Asks for signals, or for none.
    public void mask(boolean on) {
        ring.word(ring.bytes(), RingLayout.INTERRUPT_MASK, on ? 1 : 0);
    }

    /// Where the next packet begins.
    public int out() {
        return out;
    }

    public int size() {
        return ring.size();
    }

    public State save() {
        return new State(out, freed);
    }

    public void restore(State s) {
        out = s.out();
        freed = s.freed();
    }
}
