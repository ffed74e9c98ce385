// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.vmbus.ChannelDriver.Notice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.AllOffersDelivered;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlCreated;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTorndown;
import org.enlighten.vmbus.protocol.ControlMessage.InitiateContact;
import org.enlighten.vmbus.protocol.ControlMessage.OfferChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenResult;
import org.enlighten.vmbus.protocol.ControlMessage.RelIdReleased;
import org.enlighten.vmbus.protocol.ControlMessage.RequestOffers;
import org.enlighten.vmbus.protocol.ControlMessage.RescindOffer;
import org.enlighten.vmbus.protocol.ControlMessage.Unload;
import org.enlighten.vmbus.protocol.ControlMessage.UnloadComplete;
import org.enlighten.vmbus.protocol.ControlMessage.VersionResponse;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The guest's end of the connection: asks for the newest version it knows, then for the next lower one until the host
/// agrees; then for offers, each of which becomes a device.
final class GuestConnection {
    /// How far it is.
    enum At {
        IDLE,
        CONTACTING,
        CONNECTED,
        UNLOADING,
        /// The host agreed to no version.
        REFUSED
    }

    /// @param tried place of the version that is being asked for, or was agreed
    record State(
            At at,
            int tried,
            int messages,
            int nextBuffer,
            List<GuestEnd.State> channels,
            Map<Integer, Integer> buffers,
            List<GuestStep> steps) {}

    /// As Linux counts: any number that is not 0 will do.
    private static final int BUFFER_FIRST = 0xE1E10;

    final ArrayDeque<GuestStep> steps = new ArrayDeque<>();
    private final GuestHub hub;
    private final List<VmbusVersion> versions;
    private final long interruptPage;
    private final TreeMap<Integer, GuestEnd> channels = new TreeMap<>();
    private final TreeMap<String, GuestDriver> drivers = new TreeMap<>();
    /// Ends that a driver took before the state that fills them was there.
    private final TreeMap<String, GuestEnd> early = new TreeMap<>();
    /// Channels by their buffers.
    private final TreeMap<Integer, Integer> buffers = new TreeMap<>();
    private At at = At.IDLE;
    private int tried;
    private int messages = ConnectionIds.MESSAGES;
    private int nextBuffer = BUFFER_FIRST;

    /// @param versions that this guest knows, newest first
    /// @param interruptPage address of a page of bits, followed by two monitor pages
    GuestConnection(GuestHub hub, List<VmbusVersion> versions, long interruptPage) {
        this.hub = hub;
        this.versions = List.copyOf(versions);
        this.interruptPage = interruptPage;
    }

    GuestHub hub() {
        return hub;
    }

    VmbusVersion version() {
        return versions.get(tried);
    }

    At at() {
        return at;
    }

    long interruptPage() {
        return interruptPage;
    }

    Optional<GuestEnd> channel(int id) {
        return Optional.ofNullable(channels.get(id));
    }

    // What the guest does

    void connect() {
        if (at != At.IDLE && at != At.REFUSED) return;
        tried = 0;
        contact();
    }

    private void contact() {
        at = At.CONTACTING;
        VmbusVersion asked = version();
        messages = asked.hasNamedConnection() ? ConnectionIds.FIRST_MESSAGES : ConnectionIds.MESSAGES;
        long place = asked.hasNamedConnection() ? InitiateContact.place(ConnectionIds.SINT) : interruptPage;
        long monitors = interruptPage + GuestMemory.PAGE_BYTES;
        say(new InitiateContact(asked.wire(), 0, place, monitors, monitors + GuestMemory.PAGE_BYTES));
    }

    void disconnect() {
        if (at != At.CONNECTED) return;
        for (GuestEnd channel : List.copyOf(channels.values())) gone(channel);
        buffers.clear();
        say(new Unload());
        // Windows Server 2008 does not answer.
        at = version().isAtLeast(VmbusVersion.V1_1) ? At.UNLOADING : At.IDLE;
    }

    void say(ControlMessage message) {
        steps.add(new GuestStep(messages, message.encode()));
        hub.kick();
    }

    GuestEnd attach(String path, GuestDriver driver) {
        drivers.put(path, driver);
        return channels.values().stream()
                .filter(c -> c.offer().subChannel() == 0 && c.path().equals(path))
                .findFirst()
                .orElseGet(() -> early.computeIfAbsent(path, _ -> new GuestEnd(this)));
    }

    Optional<GuestDriver> driver(String path) {
        return Optional.ofNullable(drivers.get(path));
    }

    int newBuffer(int channel) {
        int id = nextBuffer++;
        buffers.put(id, channel);
        return id;
    }

    // What the host says

    void heard(ControlMessage message) {
        switch (message) {
            case VersionResponse r -> versioned(r);
            case OfferChannel o -> offered(o);
            case RescindOffer r -> channel(r.channel()).ifPresent(this::rescinded);
            case OpenResult r -> channel(r.channel()).ifPresent(c -> c.answered(r.status() == 0));
            case GpadlCreated c -> created(c);
            case GpadlTorndown t -> {
                Integer of = buffers.remove(t.gpadl());
                if (of != null) channel(of).ifPresent(c -> c.torndown(t.gpadl()));
            }
            case UnloadComplete _ -> {
                if (at == At.UNLOADING) at = At.IDLE;
            }
            case AllOffersDelivered _ -> {}
            // What only a guest says, and answers that nobody waits for.
            default -> {}
        }
    }

    private void created(GpadlCreated c) {
        Optional<GuestEnd> channel = channel(buffers.getOrDefault(c.gpadl(), 0));
        boolean ok = c.status() == 0;
        if (!ok) buffers.remove(c.gpadl());
        channel.ifPresent(e -> e.created(c.gpadl(), ok));
    }

    private void versioned(VersionResponse r) {
        if (at != At.CONTACTING) return;
        if (!r.supported()) {
            nextVersion();
            return;
        }
        at = At.CONNECTED;
        if (version().hasNamedConnection()) messages = r.number();
        say(new RequestOffers());
    }

    private void nextVersion() {
        if (++tried < versions.size()) {
            contact();
            return;
        }
        tried = versions.size() - 1;
        at = At.REFUSED;
        hub.warn("The host refused every version of the virtual machine bus from " + versions.getFirst() + " down to "
                + versions.getLast() + ". Synthetic devices are not available.");
    }

    /// A message could not be posted, for good.
    void notPosted(ControlMessage message) {
        if (message instanceof InitiateContact && at == At.CONTACTING) nextVersion();
        else hub.warn("The host did not take a message of the virtual machine bus: " + message.type() + ".");
    }

    private void offered(OfferChannel o) {
        int most = version().hasInterruptPage() ? ConnectionIds.CHANNEL_MAX_OLD : ConnectionIds.CHANNEL_MAX;
        boolean legal = at == At.CONNECTED && o.channel() > 0 && o.channel() <= most;
        if (!legal || channels.containsKey(o.channel())) return;
        Offer offer = new Offer(
                o.interfaceType(),
                o.instance(),
                o.flags(),
                o.mmioMib(),
                o.mmioOptionalMib(),
                o.userData(),
                o.subChannel());
        String path = GuestEnd.path(offer);
        boolean primary = offer.subChannel() == 0;
        boolean known = channels.values().stream()
                .anyMatch(c -> c.offer().subChannel() == 0 && c.path().equals(path));
        // A device that is there already, or a further channel of none.
        if (primary == known) return;
        GuestEnd channel = new GuestEnd(this);
        channel.offered(o.channel(), offer, o.connection(), o.dedicatedInterrupt());
        channels.put(o.channel(), channel);
        if (primary) hub.found(device(channel));
        else driver(path).ifPresent(d -> d.notice(Notice.SUB_CHANNEL, o.channel(), 0));
    }

    private static DeviceNode device(GuestEnd channel) {
        Offer offer = channel.offer();
        Map<String, Long> resources = Map.of("channel", (long) channel.id());
        return DeviceNode.registers(channel.path(), offer.deviceId(), "Virtual machine bus device", resources);
    }

    private void rescinded(GuestEnd channel) {
        channel.takenBack();
        say(new RelIdReleased(channel.id()));
        gone(channel);
    }

    private void gone(GuestEnd channel) {
        channel.end();
        buffers.values().removeIf(of -> of == channel.id());
        boolean primary = channel.offer().subChannel() == 0;
        if (!primary) driver(channel.path()).ifPresent(d -> d.notice(Notice.CLOSED, channel.id(), 0));
        channels.remove(channel.id());
        if (!primary) return;
        drivers.remove(channel.path());
        hub.lost(channel.path());
    }

    // Signals

    /// The host's one signal for all channels: bits in the first half of the page say which.
    void eventsInPage() {
        GuestMemory memory = hub.memory();
        for (int word = 0; word <= ConnectionIds.CHANNEL_MAX_OLD / Long.SIZE; word++) {
            long bits = memory.i64(interruptPage + word * 8L);
            if (bits == 0) continue;
            memory.put64(interruptPage + word * 8L, 0);
            for (; bits != 0; bits &= bits - 1) event(word * Long.SIZE + Long.numberOfTrailingZeros(bits));
        }
    }

    void event(int channel) {
        channel(channel).ifPresent(GuestEnd::event);
    }

    /// Highest id of a channel.
    int highest() {
        return channels.isEmpty() ? 0 : channels.lastKey();
    }

    State save() {
        return new State(
                at,
                tried,
                messages,
                nextBuffer,
                channels.values().stream().map(GuestEnd::save).toList(),
                new TreeMap<>(buffers),
                List.copyOf(steps));
    }

    void restore(State s) {
        at = s.at();
        tried = s.tried();
        messages = s.messages();
        nextBuffer = s.nextBuffer();
        for (GuestEnd.State c : s.channels()) {
            boolean primary = c.offer().subChannel() == 0;
            GuestEnd taken = primary ? early.remove(GuestEnd.path(c.offer())) : null;
            GuestEnd channel = taken == null ? new GuestEnd(this) : taken;
            channel.restore(c);
            channels.put(channel.id(), channel);
        }
        buffers.putAll(s.buffers());
        steps.addAll(s.steps());
    }
}
