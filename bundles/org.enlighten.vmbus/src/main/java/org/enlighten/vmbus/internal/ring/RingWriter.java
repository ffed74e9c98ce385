// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import org.enlighten.vmbus.protocol.PacketLayout;
import org.enlighten.vmbus.protocol.RingLayout;

/// The producing end of a ring. Its own index is kept here: what the other end does to it in memory counts for
/// nothing.
///
/// On real hardware a full barrier lies between storing `in` and reading mask and `out`; here one end runs at a time.
public final class RingWriter {
    /// What became of a packet.
    public enum Sent {
        WRITTEN,
        /// Written, and the other end is to be signalled.
        SIGNAL,
        /// There is no room now; the other end was told how much is needed, and will signal when there is.
        FULL,
        /// The ring is broken: [RingWriter#fault].
        BROKEN
    }

    public record State(int in, int needed) {}

    private final Ring ring;
    private int in;
    private int needed;
    private RingFault fault = RingFault.INDEX_OUT_OF_RANGE;

    /// @param control index of the ring's first page
    public RingWriter(RingPages pages, int control, int dataPages) {
        ring = new Ring(pages, control, dataPages);
    }

    /// For who owns the memory: an empty ring.
    public void reset() {
        ring.reset();
    }

    public RingFault fault() {
        return fault;
    }

    /// Writes one packet: descriptor, what names its data, payload, trailer.
    ///
    /// @param extra bytes between descriptor and payload, a multiple of 8
    public Sent write(
            int type, int flags, long transaction, byte[] extra, int extraBytes, byte[] payload, int at, int bytes) {
        int dataAt = PacketLayout.DESCRIPTOR_BYTES + extraBytes;
        int length = PacketLayout.aligned(dataAt + bytes);
        int whole = length + RingLayout.TRAILER_BYTES;
        byte[] ours = ring.bytes();
        int out = ring.word(ours, RingLayout.OUT);
        int size = ring.size();
        if (!RingLayout.isIndex(out, size)) return broken(RingFault.INDEX_OUT_OF_RANGE);
        if (length > PacketLayout.BYTES_MAX || whole > size - RingLayout.RESERVE_BYTES)
            return broken(RingFault.RING_TOO_SMALL);
        if (RingLayout.writable(in, out, size) < whole) return full(ours, whole);
        int begin = in;
        long head = PacketLayout.head(type, dataAt, length, flags);
        if (begin + whole <= size) {
            int place = ring.place(begin);
            // First, so that what the payload does not fill is zeros.
            RingPages.LE64.set(ours, place + length - Long.BYTES, 0L);
            RingPages.LE64.set(ours, place, head);
            RingPages.LE64.set(ours, place + PacketLayout.TRANSACTION, transaction);
            System.arraycopy(extra, 0, ours, place + PacketLayout.DESCRIPTOR_BYTES, extraBytes);
            System.arraycopy(payload, at, ours, place + dataAt, bytes);
            RingPages.LE64.set(ours, place + length, (long) begin << 32);
        } else {
            ring.put64(ours, ring.after(begin, length - Long.BYTES), 0);
            ring.put64(ours, begin, head);
            ring.put64(ours, ring.after(begin, PacketLayout.TRANSACTION), transaction);
            ring.put(ours, ring.after(begin, PacketLayout.DESCRIPTOR_BYTES), extra, 0, extraBytes);
            ring.put(ours, ring.after(begin, dataAt), payload, at, bytes);
            ring.put64(ours, ring.after(begin, length), (long) begin << 32);
        }
        in = ring.after(begin, whole);
        ring.word(ours, RingLayout.IN, in);
        return out == begin && ring.word(ours, RingLayout.INTERRUPT_MASK) == 0 ? Sent.SIGNAL : Sent.WRITTEN;
    }

    private Sent full(byte[] ours, int whole) {
        needed = whole;
        ring.word(ours, RingLayout.PENDING_SEND, whole);
        return Sent.FULL;
    }

    private Sent broken(RingFault why) {
        fault = why;
        return Sent.BROKEN;
    }

    /// Whether a packet had no room.
    public boolean isBlocked() {
        return needed != 0;
    }

    /// Asked after a signal: whether what had no room has some now. It is not waited for any longer then.
    public boolean unblock() {
        byte[] ours = ring.bytes();
        int out = ring.word(ours, RingLayout.OUT);
        boolean room = needed != 0
                && RingLayout.isIndex(out, ring.size())
                && RingLayout.writable(in, out, ring.size()) >= needed;
        if (!room) return false;
        needed = 0;
        ring.word(ours, RingLayout.PENDING_SEND, 0);
        return true;
    }

    /// The packet that begins at an offset, without its trailer, as it lies in the ring now.
    public byte[] copy(int begin) {
        byte[] ours = ring.bytes();
        byte[] packet = new byte[Math.min(PacketLayout.bytes(ring.i64(ours, begin)), ring.size())];
        ring.get(ours, begin, packet, 0, packet.length);
        return packet;
    }

    /// Where the next packet will begin.
    public int in() {
        return in;
    }

    public int size() {
        return ring.size();
    }

    public State save() {
        return new State(in, needed);
    }

    public void restore(State s) {
        in = s.in();
        needed = s.needed();
    }
}
