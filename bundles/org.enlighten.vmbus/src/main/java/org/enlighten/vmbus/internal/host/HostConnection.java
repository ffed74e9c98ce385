// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.VmbusEvents;
import org.enlighten.vmbus.VmbusEvents.Refusal;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.AllOffersDelivered;
import org.enlighten.vmbus.protocol.ControlMessage.CloseChannel;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlBody;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlHeader;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTeardown;
import org.enlighten.vmbus.protocol.ControlMessage.InitiateContact;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannel;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannelResponse;
import org.enlighten.vmbus.protocol.ControlMessage.OpenChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenResult;
import org.enlighten.vmbus.protocol.ControlMessage.RelIdReleased;
import org.enlighten.vmbus.protocol.ControlMessage.RequestOffers;
import org.enlighten.vmbus.protocol.ControlMessage.TlConnect;
import org.enlighten.vmbus.protocol.ControlMessage.TlConnectResult;
import org.enlighten.vmbus.protocol.ControlMessage.Unload;
import org.enlighten.vmbus.protocol.ControlMessage.UnloadComplete;
import org.enlighten.vmbus.protocol.ControlMessage.VersionResponse;
import org.enlighten.vmbus.protocol.MessageType;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The host's end of one partition's connection: what the guest says is checked and has its effect, what the host
/// says is
/// put among the steps that the bus driver takes. A guest that says what it may not is told nothing: the trace is.
final class HostConnection {
    /// How far it is.
    enum At {
        DISCONNECTED,
        CONNECTED,
        /// Channels are being closed; then comes what waits.
        DISCONNECTING
    }

    record State(
            long partition,
            String memory,
            VmbusVersion most,
            At at,
            VmbusVersion version,
            boolean offersSent,
            long interruptPage,
            List<byte[]> next,
            boolean gone,
            HostPorts.State ports,
            Gpadls.State gpadls,
            List<HostEnd.State> channels,
            List<HostStep> steps,
            boolean kicked,
            int retries,
            long retryAtNs) {}

    /// Steps that wait because a guest takes no messages: beyond that nothing it says is heard.
    private static final int STEPS_MOST = 4_096;

    /// A connection of a socket is refused: STATUS_CONNECTION_REFUSED.
    private static final int CONNECTION_REFUSED = 0xC0000236;

    private static final int BAD_MONITORS = 2;

    final ArrayDeque<HostStep> steps = new ArrayDeque<>();
    /// Its steps are being taken, or will be.
    boolean kicked;
    /// How often the first of the steps was tried in vain.
    int retries;
    /// When it is tried again; NEVER when nothing waits for that.
    long retryAtNs = Simulation.NEVER;

    private final long partition;
    private final GuestMemory memory;
    private final VmbusVersion most;
    private final Hub hub;
    private final HostPorts ports;
    private final Gpadls gpadls;
    private final TreeMap<Integer, HostEnd> channels = new TreeMap<>();
    private At at = At.DISCONNECTED;
    private VmbusVersion version = VmbusVersion.V0_13;
    private boolean offersSent;
    /// Address of the page of bits, before 2.4.
    private long interruptPage;
    /// What comes after the disconnection; empty when nothing does.
    private Optional<ControlMessage> next = Optional.empty();
    private boolean gone;

    HostConnection(long partition, GuestMemory memory, VmbusVersion most, Hub hub) {
        this.partition = partition;
        this.memory = memory;
        this.most = most;
        this.hub = hub;
        ports = new HostPorts(partition, hub, this);
        gpadls = new Gpadls(this);
    }

    long partition() {
        return partition;
    }

    GuestMemory memory() {
        return memory;
    }

    Hub hub() {
        return hub;
    }

    HostPorts ports() {
        return ports;
    }

    Gpadls gpadls() {
        return gpadls;
    }

    VmbusVersion version() {
        return version;
    }

    boolean isConnected() {
        return at == At.CONNECTED;
    }

    At at() {
        return at;
    }

    long interruptPage() {
        return interruptPage;
    }

    boolean isGone() {
        return gone;
    }

    // What the host does

    /// The ports by which the guest can say something.
    void begin() {
        ports.openMessages();
    }

    /// Whether there are as many channels as there are ids.
    boolean isFull() {
        return gone || channels.size() >= ConnectionIds.CHANNEL_MAX;
    }

    HostEnd offer(Offer offer, HostDevice device) {
        int id = 1;
        while (channels.containsKey(id)) id++;
        if (id > ConnectionIds.CHANNEL_MAX)
            throw new IllegalStateException("partition " + partition + " has as many channels as there are ids");
        HostEnd channel = new HostEnd(this, hub.channels().take(), id, offer, device.driverId());
        channels.put(id, channel);
        hub.add(channel);
        if (offersSent) channel.offerNow();
        return channel;
    }

    List<HostEnd> channels() {
        return List.copyOf(channels.values());
    }

    void forget(HostEnd channel) {
        channels.remove(channel.id());
        hub.remove(channel);
        hub.channels().give(channel.number());
    }

    /// Everything is closed without a word, as when processors are reset.
    void reset() {
        if (at != At.DISCONNECTED) disconnect(Optional.empty());
    }

    /// The partition is gone with its ports and its memory.
    void close() {
        gone = true;
        steps.clear();
        ports.forget();
        gpadls.clear();
        for (HostEnd channel : channels()) channel.partitionGone();
    }

    void say(ControlMessage message) {
        if (!gone) step(new HostStep.Post(ports.toGuest(), message.encode()));
    }

    /// A message has left for the guest.
    void said(byte[] payload) {
        ControlMessage message = ControlMessage.decode(payload).orElseThrow();
        hub.trace()
                .record(
                        VmbusEvents.MESSAGE_TO_GUEST,
                        (int) partition,
                        -1,
                        Mode.KERNEL,
                        0,
                        message.type().code(),
                        MessageChannels.of(message),
                        payload::clone);
        if (message instanceof OpenResult r) known(r.channel()).ifPresent(c -> c.answered(r));
    }

    void step(HostStep step) {
        steps.add(step);
        hub.kick(this);
    }

    void told(EventType type, long a, long b) {
        hub.trace().record(type, (int) partition, -1, Mode.KERNEL, 0, a, b);
    }

    void refuse(MessageType type, Refusal why) {
        told(VmbusEvents.MESSAGE_REFUSED, type.code(), why.ordinal());
    }

    // What the guest says

    /// A message that came, already out of the guest's reach.
    void heard(byte[] payload) {
        Optional<ControlMessage> message = ControlMessage.decode(payload);
        long type = message.map(m -> (long) m.type().code()).orElse(0L);
        hub.trace()
                .record(
                        VmbusEvents.MESSAGE_TO_HOST,
                        (int) partition,
                        -1,
                        Mode.KERNEL,
                        0,
                        type,
                        message.map(MessageChannels::of).orElse(0),
                        payload::clone);
        if (message.isEmpty()) told(VmbusEvents.MESSAGE_REFUSED, 0, Refusal.NOT_UNDERSTOOD.ordinal());
        else heard(message.get());
    }

    private void heard(ControlMessage message) {
        if (steps.size() >= STEPS_MOST) {
            refuse(message.type(), Refusal.TOO_MUCH);
            return;
        }
        boolean always = message instanceof InitiateContact || message instanceof Unload;
        if (!always && at != At.CONNECTED) {
            refuse(message.type(), Refusal.NOT_NOW);
            return;
        }
        switch (message) {
            case InitiateContact c -> {
                if (at == At.DISCONNECTED) contact(c);
                else disconnect(Optional.of(c));
            }
            case Unload u -> {
                if (at == At.DISCONNECTED) unloaded();
                else disconnect(Optional.of(u));
            }
            case RequestOffers r -> {
                if (offersSent) refuse(r.type(), Refusal.NOT_NOW);
                else offerAll();
            }
            case OpenChannel o -> channel(o.channel(), o).ifPresent(c -> c.open(o));
            case CloseChannel c -> channel(c.channel(), c).ifPresent(HostEnd::closeAsked);
            case RelIdReleased r -> channel(r.channel(), r).ifPresent(HostEnd::released);
            case GpadlHeader h -> gpadls.header(h);
            case GpadlBody b -> gpadls.body(b);
            case GpadlTeardown t -> gpadls.teardown(t);
            case ModifyChannel m -> modify(m);
            case TlConnect t -> connectSocket(t);
            default -> refuse(message.type(), Refusal.NOT_IN_THIS_VERSION);
        }
    }

    private Optional<HostEnd> channel(int id, ControlMessage about) {
        Optional<HostEnd> found = known(id);
        if (found.isEmpty()) refuse(about.type(), Refusal.NO_SUCH_CHANNEL);
        return found;
    }

    /// A channel that the guest has heard of.
    Optional<HostEnd> known(int id) {
        return Optional.ofNullable(channels.get(id)).filter(HostEnd::isKnown);
    }

    private void contact(InitiateContact c) {
        Optional<VmbusVersion> asked = VmbusVersion.of(c.version()).filter(most::isAtLeast);
        boolean modern = c.version() >= VmbusVersion.V5_0.wire();
        int vp = c.version() >= VmbusVersion.V3_0.wire() ? c.targetVp() : 0;
        ports.messagesTo(modern ? c.sint() : ConnectionIds.SINT, vp);
        boolean monitors = c.monitorToGuest() == 0 == (c.monitorToHost() == 0);
        boolean paged = asked.isPresent()
                && (!asked.get().hasInterruptPage()
                        || c.place() % GuestMemory.PAGE_BYTES == 0
                                && memory.contains(c.place(), GuestMemory.PAGE_BYTES));
        if (asked.isEmpty() || !monitors || !paged) {
            say(new VersionResponse(false, monitors ? 0 : BAD_MONITORS, 0));
            return;
        }
        version = asked.get();
        at = At.CONNECTED;
        offersSent = false;
        interruptPage = version.hasInterruptPage() ? c.place() : 0;
        if (version.hasInterruptPage()) ports.openSharedEvents();
        told(VmbusEvents.CONNECTED, version.wire(), 0);
        int number = version.hasNamedConnection() ? ConnectionIds.MESSAGES : version.wire();
        say(new VersionResponse(true, 0, number));
    }

    private void offerAll() {
        offersSent = true;
        List<HostEnd> all = new ArrayList<>(channels.values());
        all.sort(Comparator.comparing(HostEnd::offer, Offer.ORDER));
        all.forEach(HostEnd::offerNow);
        say(new AllOffersDelivered());
    }

    private void modify(ModifyChannel m) {
        Optional<HostEnd> channel = channel(m.channel(), m);
        boolean may = version.isAtLeast(VmbusVersion.V4_1);
        if (!may) refuse(m.type(), Refusal.NOT_IN_THIS_VERSION);
        if (channel.isEmpty() || !may) return;
        ports.openEvents(m.targetVp());
        channel.get().retarget(m.targetVp());
        if (version.isAtLeast(VmbusVersion.V5_3)) say(new ModifyChannelResponse(m.channel(), 0));
    }

    /// Nobody listens on this host's sockets.
    private void connectSocket(TlConnect t) {
        if (!version.isAtLeast(VmbusVersion.V4_0)) refuse(t.type(), Refusal.NOT_IN_THIS_VERSION);
        else if (version.isAtLeast(VmbusVersion.V4_1))
            say(new TlConnectResult(t.endpoint(), t.service(), CONNECTION_REFUSED));
    }

    // Disconnection

    private void disconnect(Optional<ControlMessage> then) {
        next = then;
        if (at == At.DISCONNECTING) return;
        at = At.DISCONNECTING;
        offersSent = false;
        gpadls.clear();
        for (HostEnd channel : channels()) channel.reset();
        drained();
    }

    /// A channel's device has finished: perhaps it was the last one.
    void drained() {
        if (at != At.DISCONNECTING || channels.values().stream().anyMatch(HostEnd::isClosing)) return;
        at = At.DISCONNECTED;
        ports.closeEvents();
        told(VmbusEvents.DISCONNECTED, 0, 0);
        Optional<ControlMessage> then = next;
        next = Optional.empty();
        if (then.isEmpty()) return;
        if (then.get() instanceof InitiateContact c) contact(c);
        else unloaded();
    }

    private void unloaded() {
        // Windows Server 2008 has no answer to it.
        if (version.isAtLeast(VmbusVersion.V1_1)) say(new UnloadComplete());
    }

    // Signals

    /// The one signal of all channels: bits in the second half of the page say which.
    void eventsInPage() {
        if (at != At.CONNECTED || !version.hasInterruptPage()) return;
        long half = interruptPage + GuestMemory.PAGE_BYTES / 2;
        for (int word = 0; word <= ConnectionIds.CHANNEL_MAX_OLD / Long.SIZE; word++) {
            long bits = memory.i64(half + word * 8L);
            if (bits == 0) continue;
            memory.put64(half + word * 8L, 0);
            for (long left = bits; left != 0; left &= left - 1)
                known(word * Long.SIZE + Long.numberOfTrailingZeros(left)).ifPresent(HostEnd::event);
        }
    }

    State save() {
        return new State(
                partition,
                memory.name(),
                most,
                at,
                version,
                offersSent,
                interruptPage,
                next.map(ControlMessage::encode).stream().toList(),
                gone,
                ports.save(),
                gpadls.save(),
                channels.values().stream().map(HostEnd::save).toList(),
                List.copyOf(steps),
                kicked,
                retries,
                retryAtNs);
    }

    static HostConnection restored(State s, GuestMemory memory, Hub hub) {
        HostConnection c = new HostConnection(s.partition(), memory, s.most(), hub);
        c.at = s.at();
        c.version = s.version();
        c.offersSent = s.offersSent();
        c.interruptPage = s.interruptPage();
        c.next = s.next().stream().findFirst().flatMap(ControlMessage::decode);
        c.gone = s.gone();
        c.ports.restore(s.ports());
        c.gpadls.restore(s.gpadls());
        for (HostEnd.State e : s.channels()) {
            HostEnd channel = HostEnd.restored(c, e);
            c.channels.put(channel.id(), channel);
            hub.add(channel);
        }
        c.steps.addAll(s.steps());
        c.kicked = s.kicked();
        c.retries = s.retries();
        c.retryAtNs = s.retryAtNs();
        return c;
    }
}
