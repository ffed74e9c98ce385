// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.vmbus.ChannelDriver;
import org.enlighten.vmbus.ChannelDriver.Notice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.internal.ring.OpenRings;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.CloseChannel;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlBody;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlHeader;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTeardown;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenChannel;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketType;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The guest's end of one channel, from its offer until the host takes it back.
public final class GuestEnd implements GuestChannel, OpenRings.Tap, ChannelDriver.Signal {
    /// Who uses it: the driver.
    public interface User extends OpenRings.User {}

    /// Where it is.
    enum At {
        CLOSED,
        /// The host is getting the rings' pages.
        SHARING,
        OPENING,
        OPEN,
        /// The host is giving the rings' pages back.
        CLOSING
    }

    /// @param ringsAt address of the rings' pages; 0 before it was first opened
    record State(
            int id,
            Offer offer,
            int connection,
            boolean dedicated,
            At at,
            long ringsAt,
            int ringsPages,
            int ringBytes,
            int buffer,
            byte[] userData,
            boolean refused,
            Optional<OpenRings.State> rings) {}

    /// Words of a list of pages in its first message, and in each that follows.
    private static final int HEADER_WORDS = 27;

    private static final int BODY_WORDS = 28;
    private static final int CHANNEL_BITS = 16;
    private static final long ACCEPTED = 1L << 55;

    private final GuestConnection bus;
    private int id;
    /// Of nothing, until it is offered or its state is there.
    private Offer offer = Offer.of(new UUID(0, 0), new UUID(0, 0));
    private String path = "";
    private int connection;
    private boolean dedicated;
    private At at = At.CLOSED;
    private long ringsAt;
    private int ringsPages;
    private int ringBytes;
    private int buffer;
    private byte[] userData = new byte[ControlMessage.USER_BYTES];
    /// It is closing because the host refused.
    private boolean refused;
    private Optional<OpenRings> rings = Optional.empty();

    GuestEnd(GuestConnection bus) {
        this.bus = bus;
    }

    void offered(int channel, Offer what, int signals, boolean own) {
        id = channel;
        offer = what;
        path = path(what);
        connection = signals;
        dedicated = own;
    }

    static String path(Offer offer) {
        return "vmbus/" + offer.instance();
    }

    String path() {
        return path;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Offer offer() {
        return offer;
    }

    @Override
    public boolean isOpen() {
        return at == At.OPEN;
    }

    private Optional<GuestDriver> driver() {
        return bus.driver(path);
    }

    private void notice(Notice kind, long more) {
        driver().ifPresent(d -> d.notice(kind, more | id, 0));
    }

    /// The buffer that a notice is about.
    public static int buffer(long key) {
        return (int) (key >>> CHANNEL_BITS);
    }

    /// Whether the host accepted the buffer that a notice is about.
    public static boolean accepted(long key) {
        return (key & ACCEPTED) != 0;
    }

    // Opening

    @Override
    public void open(int bytes, byte... data) {
        if (at != At.CLOSED) throw new IllegalStateException("channel " + id + " is not closed: " + at);
        if (bytes < 2 * GuestMemory.PAGE_BYTES || bytes % GuestMemory.PAGE_BYTES != 0)
            throw new IllegalArgumentException("a ring has two pages or more, and whole ones: bytes=" + bytes);
        int pages = 2 * (bytes / GuestMemory.PAGE_BYTES);
        if (pages > ringsPages) {
            ringsAt = driver().orElseThrow().ringPages(pages);
            ringsPages = pages;
        }
        ringBytes = bytes;
        userData = Arrays.copyOf(data, ControlMessage.USER_BYTES);
        at = At.SHARING;
        buffer = share(ringsAt, 2 * bytes);
    }

    @Override
    public int share(long gpa, int bytes) {
        GpaRange range = GpaRange.of(gpa, bytes);
        long[] words = new long[1 + range.pages().length];
        words[0] = range.bytes() & 0xFFFFFFFFL | (long) range.offset() << 32;
        System.arraycopy(range.pages(), 0, words, 1, range.pages().length);
        if (words.length * Long.BYTES > 0xFFFF)
            throw new IllegalArgumentException("a buffer has 8,190 pages at most: bytes=" + bytes);
        int number = bus.newBuffer(id);
        int first = Math.min(words.length, HEADER_WORDS);
        long[] head = Arrays.copyOf(words, first);
        bus.say(new GpadlHeader(id, number, words.length * Long.BYTES, 1, head));
        for (int from = first; from < words.length; from += BODY_WORDS) {
            int to = Math.min(words.length, from + BODY_WORDS);
            bus.say(new GpadlBody(number, Arrays.copyOfRange(words, from, to)));
        }
        return number;
    }

    /// The host has a buffer, or refused it.
    void created(int which, boolean ok) {
        if (which != buffer) {
            notice(Notice.SHARED, (long) which << CHANNEL_BITS | (ok ? ACCEPTED : 0));
            return;
        }
        if (at != At.SHARING) return;
        if (!ok) {
            at = At.CLOSED;
            notice(Notice.REFUSED, 0);
            return;
        }
        rings = map();
        rings.orElseThrow().reset();
        at = At.OPENING;
        bus.say(new OpenChannel(id, id, buffer, 0, ringBytes / GuestMemory.PAGE_BYTES, userData));
    }

    private Optional<OpenRings> map() {
        GpaRange range = GpaRange.of(ringsAt, 2 * ringBytes);
        int hostRing = ringBytes / GuestMemory.PAGE_BYTES;
        return OpenRings.of(
                bus.hub().memory(), range.pages(), hostRing, false, bus.hub().causes(), this);
    }

    void answered(boolean ok) {
        if (at != At.OPENING) return;
        if (ok) {
            at = At.OPEN;
            notice(Notice.OPENED, 0);
            // The host may have spoken first: its signal came when there was nobody to look.
            if (rings.orElseThrow().hasMore()) event();
        } else {
            refused = true;
            giveBack();
        }
    }

    private void giveBack() {
        at = At.CLOSING;
        rings = Optional.empty();
        bus.say(new GpadlTeardown(id, buffer));
    }

    // Closing

    @Override
    public void close() {
        if (at != At.OPEN) return;
        bus.say(new CloseChannel(id));
        giveBack();
    }

    void torndown(int which) {
        if (which != buffer) {
            notice(Notice.UNSHARED, (long) which << CHANNEL_BITS);
            return;
        }
        if (at != At.CLOSING) return;
        at = At.CLOSED;
        notice(refused ? Notice.REFUSED : Notice.CLOSED, 0);
        refused = false;
    }

    @Override
    public void unshare(int which) {
        bus.say(new GpadlTeardown(id, which));
    }

    @Override
    public void target(int vp) {
        if (bus.version().isAtLeast(VmbusVersion.V4_1)) bus.say(new ModifyChannel(id, vp));
    }

    /// The host takes the offer back: an open channel is closed, and the host releases its buffers by itself.
    void takenBack() {
        if (at == At.OPEN) bus.say(new CloseChannel(id));
    }

    void end() {
        at = At.CLOSED;
        rings = Optional.empty();
    }

    // Packets

    @Override
    public boolean send(Outgoing packet) {
        if (at != At.OPEN) return false;
        OpenRings r = rings.orElseThrow();
        boolean sent = r.send(packet);
        if (r.isBroken()) broken(r);
        else owe(r, packet.cause());
        return sent;
    }

    private void owe(OpenRings r, long cause) {
        if (r.isOwed()) driver().ifPresent(d -> d.owe(this, id, cause));
    }

    /// The host has signalled.
    void event() {
        if (at != At.OPEN) return;
        OpenRings r = rings.orElseThrow();
        if (r.notice()) driver().ifPresent(d -> d.notice(Notice.SIGNALLED, id, r.nextCause()));
    }

    /// For the driver: hands over what has come.
    public void drain(User user) {
        if (at != At.OPEN) return;
        OpenRings r = rings.orElseThrow();
        OpenRings.Turn turn = r.drain(user, this::isOpen);
        if (at != At.OPEN) return;
        switch (turn) {
            case DONE -> {}
            case MORE -> driver().ifPresent(d -> d.notice(Notice.SIGNALLED, id, r.nextCause()));
            case BROKEN -> broken(r);
        }
        flush();
    }

    /// For the driver: gives the signal that is owed.
    public void flush() {
        if (at == At.OPEN) owe(rings.orElseThrow(), 0);
    }

    private void broken(OpenRings r) {
        bus.hub()
                .warn("Channel " + id + " of the virtual machine bus was closed: "
                        + r.fault().sentence() + ".");
        close();
    }

    @Override
    public long target() {
        rings.ifPresent(OpenRings::signalled);
        if (dedicated) return connection;
        long half = bus.interruptPage() + GuestMemory.PAGE_BYTES / 2 + id / Byte.SIZE;
        GuestMemory memory = bus.hub().memory();
        memory.put8(half, memory.u8(half) | 1 << id % Byte.SIZE);
        return connection;
    }

    /// The host tells its trace of every packet: one that is somebody else's would not either.
    @Override
    public void sent(PacketType type, long transaction, long cause, TraceBytes bytes) {}

    @Override
    public void received(Packet packet, TraceBytes bytes) {}

    State save() {
        return new State(
                id,
                offer,
                connection,
                dedicated,
                at,
                ringsAt,
                ringsPages,
                ringBytes,
                buffer,
                userData.clone(),
                refused,
                rings.map(OpenRings::save));
    }

    void restore(State s) {
        offered(s.id(), s.offer(), s.connection(), s.dedicated());
        at = s.at();
        ringsAt = s.ringsAt();
        ringsPages = s.ringsPages();
        ringBytes = s.ringBytes();
        buffer = s.buffer();
        userData = s.userData();
        refused = s.refused();
        s.rings().ifPresent(saved -> {
            rings = map();
            rings.orElseThrow().restore(saved);
        });
    }
}
