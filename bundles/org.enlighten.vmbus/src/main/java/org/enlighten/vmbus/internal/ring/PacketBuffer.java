// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketLayout;
import org.enlighten.vmbus.protocol.PacketType;

/// The private copy of one packet after the other. It grows to the longest, which the ring bounds.
public final class PacketBuffer implements Packet, TraceBytes {
    private static final int BYTES_FIRST = 256;
    private static final int IN_BAND = PacketType.IN_BAND.code();
    private static final int COMPLETION = PacketType.COMPLETION.code();

    private byte[] bytes = new byte[BYTES_FIRST];
    private int length;
    private int dataAt;
    private int code = IN_BAND;
    private int flags;
    private List<GpaRange> ranges = List.of();
    private List<Piece> pieces = List.of();
    private RingFault fault = RingFault.TYPE_UNKNOWN;
    private int begin;
    private long cause;

    byte[] room(int wanted) {
        if (bytes.length < wanted) bytes = new byte[Math.max(wanted, bytes.length * 2)];
        return bytes;
    }

    /// Checks what [#room] was filled with.
    ///
    /// @param head the descriptor's first eight bytes as they were read before the copy was made: they count
    /// @param place where in the ring it began
    boolean accept(long head, int packetBytes, int place) {
        length = packetBytes;
        begin = place;
        cause = 0;
        dataAt = PacketLayout.dataAt(head);
        flags = PacketLayout.flags(head);
        code = PacketLayout.type(head);
        if (dataAt < PacketLayout.DESCRIPTOR_BYTES || dataAt > length) return wrong(RingFault.PAYLOAD_OUT_OF_RANGE);
        if (code == IN_BAND || code == COMPLETION) return true;
        if (PacketType.of(code).isEmpty()) return wrong(RingFault.TYPE_UNKNOWN);
        boolean fits = switch (type()) {
            case GPA_DIRECT -> direct();
            case TRANSFER_PAGES -> transfer();
            case IN_BAND, CANCEL, COMPLETION -> true;
        };
        return fits || wrong(RingFault.RANGES_MALFORMED);
    }

    private boolean wrong(RingFault why) {
        fault = why;
        return false;
    }

    RingFault fault() {
        return fault;
    }

    private boolean direct() {
        ranges = List.of();
        if (dataAt < PacketLayout.RANGES_AT) return false;
        int count = word(PacketLayout.RANGE_COUNT);
        if (count < 1 || count > (dataAt - PacketLayout.RANGES_AT) / GpaRange.HEAD_BYTES) return false;
        List<GpaRange> found = new ArrayList<>(count);
        int at = PacketLayout.RANGES_AT;
        for (int i = 0; i < count; i++) {
            if (at + GpaRange.HEAD_BYTES > dataAt) return false;
            int size = word(at);
            int offset = word(at + 4);
            if (size < 0 || offset < 0 || offset >= GuestMemory.PAGE_BYTES) return false;
            long needed = PacketLayout.pages(offset, size);
            at += GpaRange.HEAD_BYTES;
            if (needed > (dataAt - at) / Long.BYTES) return false;
            long[] numbers = new long[(int) needed];
            for (int p = 0; p < numbers.length; p++, at += Long.BYTES)
                numbers[p] = (long) RingPages.LE64.get(bytes, at);
            found.add(new GpaRange(size, offset, numbers));
        }
        ranges = found;
        return true;
    }

    private boolean transfer() {
        pieces = List.of();
        if (dataAt < PacketLayout.RANGES_AT) return false;
        int count = word(PacketLayout.RANGE_COUNT);
        if (count < 1 || count > (dataAt - PacketLayout.RANGES_AT) / Long.BYTES) return false;
        List<Piece> found = new ArrayList<>(count);
        for (int i = 0, at = PacketLayout.RANGES_AT; i < count; i++, at += Long.BYTES) {
            if (word(at) < 0 || word(at + 4) < 0) return false;
            found.add(new Piece(word(at + 4), word(at)));
        }
        pieces = found;
        return true;
    }

    private int word(int at) {
        return (int) RingPages.LE32.get(bytes, at);
    }

    /// Where in the ring it began.
    public int begin() {
        return begin;
    }

    public void cause(long request) {
        cause = request;
    }

    @Override
    public PacketType type() {
        return PacketType.of(code).orElseThrow();
    }

    @Override
    public long transaction() {
        return (long) RingPages.LE64.get(bytes, PacketLayout.TRANSACTION);
    }

    @Override
    public boolean wantsCompletion() {
        return (flags & PacketLayout.WANTS_COMPLETION) != 0;
    }

    @Override
    public int bytes() {
        return length - dataAt;
    }

    private int at(int offset, int count) {
        return dataAt + Objects.checkFromIndexSize(offset, count, bytes());
    }

    @Override
    public int u8(int at) {
        return bytes[at(at, 1)] & 0xFF;
    }

    @Override
    public int u16(int at) {
        int from = at(at, 2);
        return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8;
    }

    @Override
    public int i32(int at) {
        return (int) RingPages.LE32.get(bytes, at(at, 4));
    }

    @Override
    public long i64(int at) {
        return (long) RingPages.LE64.get(bytes, at(at, 8));
    }

    @Override
    public void copy(int at, byte[] into, int offset, int count) {
        System.arraycopy(bytes, at(at, count), into, offset, count);
    }

    @Override
    public List<GpaRange> ranges() {
        return type() == PacketType.GPA_DIRECT ? ranges : List.of();
    }

    @Override
    public int set() {
        return type() == PacketType.TRANSFER_PAGES ? word(PacketLayout.SET) & 0xFFFF : 0;
    }

    @Override
    public List<Piece> pieces() {
        return type() == PacketType.TRANSFER_PAGES ? pieces : List.of();
    }

    @Override
    public long cause() {
        return cause;
    }

    /// The whole packet, descriptor included, without its trailer.
    @Override
    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
