// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.vmbus.CauseLedger;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.internal.ring.RingReader.Found;
import org.enlighten.vmbus.internal.ring.RingWriter.Sent;
import org.enlighten.vmbus.protocol.PacketType;

/// Both rings of an open channel as one end uses them: packets go out, packets are handed to a user, and it is known
/// whether the other end has to be signalled.
///
/// From the moment a signal comes until everything was taken, the ring says that no other is wanted.
public final class OpenRings {
    /// Packets that are taken in one turn; then others have theirs.
    private static final int TURN = 256;

    /// Who uses a channel.
    public interface User {
        void received(Packet packet);

        void completed(Packet packet);

        void writable();
    }

    /// Who is told of every packet.
    public interface Tap {
        void sent(PacketType type, long transaction, long cause, TraceBytes bytes);

        void received(Packet packet, TraceBytes bytes);
    }

    /// How a turn ended.
    public enum Turn {
        /// Everything was taken; a signal will come for more.
        DONE,
        /// There is more: another turn is needed.
        MORE,
        /// The ring is broken: [OpenRings#fault].
        BROKEN
    }

    public record State(
            RingReader.State reader,
            RingWriter.State writer,
            boolean noticed,
            boolean owed,
            boolean started,
            long[] causes) {}

    private final RingReader reader;
    private final RingWriter writer;
    private final CauseLedger coming;
    private final CauseLedger going;
    private final PacketBuffer packet = new PacketBuffer();
    private final Tap tap;
    private final int pages;
    private RingFault fault = RingFault.INDEX_OUT_OF_RANGE;
    private boolean broken;
    private boolean noticed;
    private boolean owed;
    private boolean started;

    private OpenRings(RingReader reader, RingWriter writer, CauseLedger coming, CauseLedger going, Tap tap, int pages) {
        this.reader = reader;
        this.writer = writer;
        this.coming = coming;
        this.going = going;
        this.tap = tap;
        this.pages = pages;
    }

    /// @param numbers the pages of both rings, that to the host first
    /// @param hostRingPage index of the first page of the ring to the guest
    /// @param host whether this is the host's end
    /// @return empty when the pages cannot be rings: too few, or one of them named twice
    public static Optional<OpenRings> of(
            GuestMemory memory, long[] numbers, int hostRingPage, boolean host, PacketCauses causes, Tap tap) {
        int left = numbers.length - hostRingPage;
        if (hostRingPage < 2 || left < 2) return Optional.empty();
        return RingPages.map(memory, numbers).map(pages -> {
            int in = host ? 0 : hostRingPage;
            int out = host ? hostRingPage : 0;
            RingReader reader = new RingReader(pages, in, (host ? hostRingPage : left) - 1);
            RingWriter writer = new RingWriter(pages, out, (host ? left : hostRingPage) - 1);
            return new OpenRings(
                    reader,
                    writer,
                    causes.of(memory, numbers[in]),
                    causes.of(memory, numbers[out]),
                    tap,
                    numbers.length);
        });
    }

    /// Of both rings.
    public int bytes() {
        return pages * GuestMemory.PAGE_BYTES;
    }

    /// For the opener, before it asks: empty rings.
    public void reset() {
        reader.reset();
        writer.reset();
        coming.clear();
        going.clear();
    }

    /// False when there is no room. [#isBroken] may be true afterwards.
    public boolean send(Outgoing p) {
        int begin = writer.in();
        byte[] between = p.between();
        Sent sent = writer.write(
                p.type().code(),
                p.flags(),
                p.transaction(),
                between,
                between.length,
                p.source(),
                p.offset(),
                p.bytes());
        switch (sent) {
            case FULL -> {
                return false;
            }
            case BROKEN -> {
                breaks(writer.fault());
                return false;
            }
            case SIGNAL -> owed = true;
            case WRITTEN -> {}
        }
        going.note(begin, p.cause());
        tap.sent(p.type(), p.transaction(), p.cause(), () -> writer.copy(begin));
        return true;
    }

    /// The other end has signalled; false when that is known already.
    public boolean notice() {
        if (noticed) return false;
        noticed = true;
        reader.mask(true);
        return true;
    }

    /// Which request the next packet serves, as far as anybody knows.
    public long nextCause() {
        return coming.at(reader.out());
    }

    /// Hands over what has come.
    ///
    /// @param user may close the channel, which `open` tells
    public Turn drain(User user, BooleanSupplier open) {
        noticed = true;
        for (int taken = 0; taken < TURN; taken++) {
            Found found = reader.next(packet);
            if (found == Found.NOTHING) return rest(user, open);
            if (found == Found.BROKEN) return breaks(reader.fault());
            packet.cause(coming.take(packet.begin()));
            tap.received(packet, packet);
            if (packet.type() == PacketType.COMPLETION) user.completed(packet);
            else user.received(packet);
            if (broken) return Turn.BROKEN;
            if (!open.getAsBoolean()) return Turn.DONE;
        }
        if (reader.finish()) owed = true;
        return Turn.MORE;
    }

    private Turn rest(User user, BooleanSupplier open) {
        if (reader.finish()) owed = true;
        if (writer.unblock() || !started) {
            started = true;
            user.writable();
        }
        if (broken) return Turn.BROKEN;
        if (!open.getAsBoolean()) return Turn.DONE;
        reader.mask(false);
        if (reader.hasMore()) {
            reader.mask(true);
            return Turn.MORE;
        }
        noticed = false;
        return Turn.DONE;
    }

    private Turn breaks(RingFault why) {
        fault = why;
        broken = true;
        return Turn.BROKEN;
    }

    /// Whether something has come that was not taken.
    public boolean hasMore() {
        return reader.hasMore();
    }

    public boolean isBroken() {
        return broken;
    }

    public RingFault fault() {
        return fault;
    }

    /// Whether the other end is to be signalled.
    public boolean isOwed() {
        return owed;
    }

    /// It is being signalled.
    public void signalled() {
        owed = false;
    }

    public State save() {
        return new State(reader.save(), writer.save(), noticed, owed, started, going.save());
    }

    public void restore(State s) {
        reader.restore(s.reader());
        writer.restore(s.writer());
        noticed = s.noticed();
        owed = s.owed();
        started = s.started();
        going.restore(s.causes());
    }
}
