// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.vmbus.ChannelDriver;
import org.enlighten.vmbus.ChannelDriver.Notice;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.VmbusEvents;
import org.enlighten.vmbus.VmbusEvents.Refusal;
import org.enlighten.vmbus.internal.ring.OpenRings;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.OfferChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenResult;
import org.enlighten.vmbus.protocol.ControlMessage.RescindOffer;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.MessageType;
import org.enlighten.vmbus.protocol.PacketType;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The host's end of one channel, from its offer to the release of its id.
public final class HostEnd implements HostChannel, OpenRings.Tap, ChannelDriver.Signal {
    /// Who uses it: the device.
    public interface User extends OpenRings.User {}

    /// Where it is.
    enum At {
        /// The guest has not heard of it.
        UNOFFERED,
        /// The guest may open it.
        OFFERED,
        /// The device has not yet said whether it may.
        OPENING,
        OPEN,
        /// Closed, and the device has not finished.
        CLOSING,
        /// The offer was taken back, and the guest has not given the id back.
        REVOKED
    }

    record State(
            int number,
            int id,
            Offer offer,
            String driver,
            At at,
            boolean told,
            boolean revoked,
            boolean forgotten,
            boolean released,
            int port,
            int flag,
            int target,
            int current,
            byte[] open,
            byte[] reopen,
            Optional<OpenRings.State> rings) {}

    private static final int FAILED = 0xC0000001;
    private static final int NO_TARGET = -1;
    private static final int INDEX_MAX = 0xFFFF;
    private static final byte[] NOTHING = new byte[0];

    private final HostConnection connection;
    private final int number;
    private final int id;
    private final Offer offer;
    private final String driver;
    private At at = At.UNOFFERED;
    /// The device was told of the opening.
    private boolean told;
    /// The offer was taken back while it was closing.
    private boolean revoked;
    /// After its end it is not offered again.
    private boolean forgotten;
    /// The guest has given the id back while it was closing.
    private boolean released;

    private int port;
    private int flag;
    /// The guest's processor that it asked to be signalled on, and that where it is, until the other can be.
    private int target;

    private int current;
    private Optional<OpenChannel> open = Optional.empty();
    private Optional<OpenChannel> reopen = Optional.empty();
    private Optional<OpenRings> rings = Optional.empty();

    HostEnd(HostConnection connection, int number, int id, Offer offer, String driver) {
        this.connection = connection;
        this.number = number;
        this.id = id;
        this.offer = offer;
        this.driver = driver;
    }

    @Override
    public int number() {
        return number;
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
    public long partition() {
        return connection.partition();
    }

    @Override
    public boolean isOpen() {
        return at == At.OPEN;
    }

    /// Whether the device is still to say if the guest may open it.
    public boolean isAsked() {
        return at == At.OPENING && !told;
    }

    /// Whether the guest may name it.
    boolean isKnown() {
        return at != At.UNOFFERED;
    }

    /// Whether it is there for the guest now or when it connects anew.
    boolean isOffered() {
        return !forgotten;
    }

    boolean isClosing() {
        return at == At.CLOSING;
    }

    boolean isRevoked() {
        return at == At.REVOKED || at == At.CLOSING && revoked;
    }

    /// Whether a list of pages is that of the rings, and the channel open.
    boolean usesNow(int gpadl) {
        boolean live = at == At.OPENING || at == At.OPEN;
        return live && open.filter(o -> o.gpadl() == gpadl).isPresent();
    }

    private Optional<HostDevice> device() {
        return connection.hub().device(driver);
    }

    private void notice(Notice kind, long cause) {
        device().ifPresent(d -> d.notice(kind, number, cause));
    }

    private void told(EventType type, long b) {
        connection.told(type, id, b);
    }

    // Offering

    /// The guest asked for offers, or hears of a new one.
    void offerNow() {
        boolean old = connection.version().hasInterruptPage();
        if (at != At.UNOFFERED || forgotten || old && id > ConnectionIds.CHANNEL_MAX_OLD) return;
        at = At.OFFERED;
        boolean shared = connection.version() == VmbusVersion.V0_13;
        if (!shared && port == 0) {
            port = connection.hub().ports().take();
            flag = connection.hub().flags().take();
            connection.hub().bind(flag, this);
            connection.ports().openChannel(port, flag, id);
        }
        int signals = shared ? ConnectionIds.EVENTS : ConnectionIds.events(id);
        connection.say(new OfferChannel(
                offer.interfaceType(),
                offer.instance(),
                offer.flags(),
                offer.mmioMib(),
                offer.mmioOptionalMib(),
                offer.userData(),
                offer.subChannel(),
                id,
                !shared,
                signals));
    }

    @Override
    public Optional<HostChannel> offerSubChannel(int index) {
        Offer further = offer.withSubChannel(index);
        boolean taken =
                connection.channels().stream().anyMatch(c -> isOfTheSame(c.offer) && c.offer.subChannel() == index);
        if (index < 1 || index > INDEX_MAX || taken || connection.isFull()) return Optional.empty();
        return device().map(d -> connection.offer(further, d));
    }

    // Opening

    void open(OpenChannel asked) {
        switch (at) {
            case OFFERED -> begin(asked);
            case CLOSING -> {
                if (reopen.isEmpty() && !revoked) reopen = Optional.of(asked);
                else refuse(MessageType.OPEN_CHANNEL);
            }
            // It has not heard yet that the offer is gone.
            case REVOKED -> {}
            case UNOFFERED, OPENING, OPEN -> refuse(MessageType.OPEN_CHANNEL);
        }
    }

    private void refuse(MessageType type) {
        connection.refuse(type, Refusal.NOT_NOW);
    }

    private void begin(OpenChannel asked) {
        rings = rings(asked);
        if (rings.isEmpty() || device().isEmpty()) {
            rings = Optional.empty();
            connection.refuse(asked.type(), Refusal.BAD_PAGES);
            connection.say(new OpenResult(id, asked.openId(), FAILED));
            return;
        }
        open = Optional.of(asked);
        target = connection.version().isAtLeast(VmbusVersion.V2_4) ? asked.targetVp() : 0;
        at = At.OPENING;
        told = false;
        current = target;
        connection.ports().openEvents(target);
        notice(Notice.OPENED, 0);
    }

    private Optional<OpenRings> rings(OpenChannel asked) {
        Optional<GpaRange> range = connection.gpadls().range(id, asked.gpadl());
        boolean whole = range.filter(r -> r.offset() == 0 && r.bytes() % GuestMemory.PAGE_BYTES == 0)
                .isPresent();
        if (!whole) return Optional.empty();
        return OpenRings.of(
                connection.memory(),
                range.get().pages(),
                asked.hostRingPage(),
                true,
                connection.hub().causes(),
                this);
    }

    /// Called by the device's driver, in its own time: it has been told, and agrees or not.
    public void answer(boolean accepted) {
        OpenChannel asked = open.orElseThrow();
        told = accepted;
        connection.say(new OpenResult(id, asked.openId(), accepted ? 0 : FAILED));
        if (accepted) return;
        at = At.OFFERED;
        rings = Optional.empty();
    }

    /// The guest was told the result: only now can it be signalled.
    void answered(OpenResult result) {
        if (at != At.OPENING || result.status() != 0) return;
        at = At.OPEN;
        told(VmbusEvents.CHANNEL_OPENED, rings.orElseThrow().bytes());
        // What came before has had no signal, and the device may send.
        event();
    }

    @Override
    public byte[] openData() {
        return open.map(OpenChannel::userData).map(byte[]::clone).orElseGet(() -> new byte[ControlMessage.USER_BYTES]);
    }

    void retarget(int vp) {
        target = vp;
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

    /// The guest has signalled.
    void event() {
        if (at != At.OPEN) return;
        OpenRings r = rings.orElseThrow();
        if (r.notice()) notice(Notice.SIGNALLED, r.nextCause());
    }

    /// For the device's driver: hands over what has come.
    public void drain(User user) {
        if (at != At.OPEN) return;
        OpenRings r = rings.orElseThrow();
        OpenRings.Turn turn = r.drain(user, this::isOpen);
        if (at != At.OPEN) return;
        switch (turn) {
            case DONE -> {}
            case MORE -> notice(Notice.SIGNALLED, r.nextCause());
            case BROKEN -> broken(r);
        }
        flush();
    }

    /// For the device's driver: gives the signal that is owed.
    public void flush() {
        if (at == At.OPEN) owe(rings.orElseThrow(), 0);
    }

    private void owe(OpenRings r, long cause) {
        if (r.isOwed() && target != NO_TARGET) device().ifPresent(d -> d.owe(this, number, cause));
    }

    @Override
    public long target() {
        rings.ifPresent(OpenRings::signalled);
        if (connection.isGone()) return 0;
        if (connection.ports().eventsOn(target) != 0) current = target;
        long events = connection.ports().eventsOn(current);
        if (!connection.version().hasInterruptPage()) return events | (long) id << 32;
        long at8 = connection.interruptPage() + id / Byte.SIZE;
        GuestMemory memory = connection.memory();
        memory.put8(at8, memory.u8(at8) | 1 << id % Byte.SIZE);
        return events;
    }

    private void broken(OpenRings r) {
        told(VmbusEvents.CHANNEL_BROKEN, r.fault().ordinal());
        takeBack();
    }

    @Override
    public void sent(PacketType type, long transaction, long cause, TraceBytes bytes) {
        record(VmbusEvents.packet(type, false), cause, transaction, bytes);
    }

    @Override
    public void received(Packet packet, TraceBytes bytes) {
        record(VmbusEvents.packet(packet.type(), true), packet.cause(), packet.transaction(), bytes);
    }

    private void record(EventType type, long cause, long transaction, TraceBytes bytes) {
        connection
                .hub()
                .trace()
                .record(type, (int) connection.partition(), -1, Mode.KERNEL, cause, id, transaction, bytes);
    }

    @Override
    public Optional<List<Slice>> memory(GpaRange range) {
        boolean usable = !connection.isGone() && range.bytes() > 0 && SharedBuffer.isIn(connection.memory(), range);
        if (!usable) return Optional.empty();
        return Optional.of(new SharedBuffer(connection.memory(), range).slices(0, range.bytes()));
    }

    @Override
    public Optional<SharedBuffer> buffer(int gpadl) {
        if (connection.isGone()) return Optional.empty();
        return connection.gpadls().range(id, gpadl).map(range -> new SharedBuffer(connection.memory(), range));
    }

    // Closing

    /// The guest closes it.
    void closeAsked() {
        switch (at) {
            case OPEN -> close();
            case CLOSING -> {
                if (reopen.isEmpty() && !revoked) refuse(MessageType.CLOSE_CHANNEL);
                reopen = Optional.empty();
            }
            case REVOKED -> {}
            case UNOFFERED, OFFERED, OPENING -> refuse(MessageType.CLOSE_CHANNEL);
        }
    }

    private void close() {
        at = At.CLOSING;
        rings = Optional.empty();
        told(VmbusEvents.CHANNEL_CLOSED, 0);
        if (told) notice(Notice.CLOSED, 0);
        // The device has heard nothing of it, and its notice of an opening comes too late.
        if (!told || device().isEmpty()) finished();
    }

    @Override
    public void finished() {
        if (at != At.CLOSING) return;
        told = false;
        Optional<OpenChannel> again = reopen;
        reopen = Optional.empty();
        connection.gpadls().finished(id);
        if (connection.isGone()) {
            at = At.UNOFFERED;
            connection.forget(this);
        } else if (connection.at() != HostConnection.At.CONNECTED) withdrawn();
        else if (revoked) {
            at = At.REVOKED;
            if (released) released();
        } else {
            at = At.OFFERED;
            again.ifPresent(this::begin);
        }
        connection.drained();
    }

    @Override
    public void rescind() {
        forgotten = true;
        if (offer.subChannel() == 0)
            for (HostEnd other : connection.channels()) if (other != this && isOfTheSame(other.offer)) other.rescind();
        if (at == At.UNOFFERED) connection.forget(this);
        else takeBack();
    }

    private boolean isOfTheSame(Offer other) {
        return other.interfaceType().equals(offer.interfaceType())
                && other.instance().equals(offer.instance());
    }

    private void takeBack() {
        if (isRevoked()) return;
        connection.say(new RescindOffer(id));
        switch (at) {
            case OFFERED -> at = At.REVOKED;
            case OPENING, OPEN -> {
                revoked = true;
                close();
            }
            case CLOSING -> {
                revoked = true;
                reopen = Optional.empty();
            }
            case UNOFFERED, REVOKED -> {}
        }
    }

    /// The guest gives the id back.
    void released() {
        switch (at) {
            case OFFERED, REVOKED -> withdrawn();
            case CLOSING -> released = true;
            case UNOFFERED, OPENING, OPEN -> refuse(MessageType.RELID_RELEASED);
        }
    }

    /// The guest knows nothing of it any more.
    private void withdrawn() {
        at = At.UNOFFERED;
        revoked = false;
        released = false;
        open = Optional.empty();
        connection.gpadls().forget(id);
        if (port != 0) {
            connection.hub().unbind(flag);
            connection.ports().closeChannel(port, flag, id);
            port = 0;
            flag = 0;
        }
        if (forgotten) connection.forget(this);
    }

    /// The connection ends.
    void reset() {
        reopen = Optional.empty();
        switch (at) {
            case OPENING, OPEN -> close();
            case OFFERED, REVOKED -> withdrawn();
            case UNOFFERED, CLOSING -> {}
        }
    }

    /// The partition is gone.
    void partitionGone() {
        if (port != 0) {
            connection.hub().unbind(flag);
            connection.hub().ports().give(port);
            connection.hub().flags().give(flag);
            port = 0;
            flag = 0;
        }
        forgotten = true;
        reopen = Optional.empty();
        rings = Optional.empty();
        switch (at) {
            case OPENING, OPEN -> close();
            case CLOSING -> {}
            case UNOFFERED, OFFERED, REVOKED -> connection.forget(this);
        }
    }

    State save() {
        return new State(
                number,
                id,
                offer,
                driver,
                at,
                told,
                revoked,
                forgotten,
                released,
                port,
                flag,
                target,
                current,
                open.map(ControlMessage::encode).orElse(NOTHING),
                reopen.map(ControlMessage::encode).orElse(NOTHING),
                rings.map(OpenRings::save));
    }

    static HostEnd restored(HostConnection connection, State s) {
        HostEnd c = new HostEnd(connection, s.number(), s.id(), s.offer(), s.driver());
        c.at = s.at();
        c.told = s.told();
        c.revoked = s.revoked();
        c.forgotten = s.forgotten();
        c.released = s.released();
        c.port = s.port();
        c.flag = s.flag();
        c.target = s.target();
        c.current = s.current();
        c.open = opening(s.open());
        c.reopen = opening(s.reopen());
        if (s.flag() != 0) connection.hub().bind(s.flag(), c);
        s.rings().ifPresent(saved -> {
            c.rings = c.rings(c.open.orElseThrow());
            c.rings.orElseThrow().restore(saved);
        });
        return c;
    }

    private static Optional<OpenChannel> opening(byte[] bytes) {
        return ControlMessage.decode(bytes).map(OpenChannel.class::cast);
    }
}
