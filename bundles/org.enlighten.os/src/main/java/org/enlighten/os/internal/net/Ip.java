// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.Status;
import org.enlighten.os.net.StackSettings;
import org.enlighten.os.net.protocol.ArpPacket;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.MacAddress;

/// The internet layer of a host that forwards nothing: finds the adapter for a packet, and says which packets are for
/// us. Packets are never fragmented, and fragments are dropped: whoever sends knows how long a packet may be.
final class Ip {
    /// What is saved; what we send to ourselves is delivered before anybody can save.
    record State(List<Adapter.State> adapters, int identification) {}

    /// Longest packet to ourselves.
    private static final int LOCAL_PACKET_BYTES = 16_436;

    private static final int PACKET_BYTES_MIN = 576;

    private final StackSettings settings;
    private final Arp.Link link;
    private final PacketUser user;
    private final Tally tally;
    private final TreeMap<Integer, Adapter> adapters = new TreeMap<>();
    private final ArrayDeque<Ipv4Packet> local = new ArrayDeque<>();
    private int identification;

    Ip(StackSettings settings, Arp.Link link, PacketUser user, Tally tally) {
        this.settings = settings;
        this.link = link;
        this.user = user;
        this.tally = tally;
    }

    void attach(int number, String name, MacAddress hardware, int packetBytes) {
        adapters.put(number, new Adapter(number, name, hardware, packetBytes, link));
    }

    void detach(int number) {
        adapters.remove(number);
    }

    Optional<Adapter> adapter(int number) {
        return Optional.ofNullable(adapters.get(number));
    }

    Collection<Adapter> adapters() {
        return adapters.values();
    }

    /// Whether we answer to an address.
    boolean isOurs(Ipv4Address address) {
        if (address.isLoopback()) return true;
        for (Adapter a : adapters.values()) if (a.isConfigured() && a.address().equals(address)) return true;
        return false;
    }

    /// The adapter through which packets to an address leave.
    ///
    /// @param only the one that may be used; 0: any
    private Optional<Adapter> route(Ipv4Address destination, int only) {
        for (Adapter a : adapters.values()) {
            boolean usable = a.up && (only == 0 || only == a.number);
            if (usable && (a.reaches(destination) || a.isBroadcast(destination))) return Optional.of(a);
        }
        for (Adapter a : adapters.values()) {
            boolean usable = a.up && (only == 0 || only == a.number) && a.isConfigured();
            if (usable
                    && a.reaches(a.configuration.gateway())
                    && !a.configuration.gateway().isAny()) return Optional.of(a);
        }
        return Optional.empty();
    }

    /// The address from which packets to another go; empty when there is no way to it.
    Optional<Ipv4Address> sourceFor(Ipv4Address destination, int only) {
        if (isOurs(destination)) return Optional.of(destination);
        return route(destination, only).map(Adapter::address);
    }

    int packetBytesTo(Ipv4Address destination) {
        if (isOurs(destination)) return LOCAL_PACKET_BYTES;
        return route(destination, 0).map(a -> a.packetBytes).orElse(PACKET_BYTES_MIN);
    }

    /// SUCCESS says that it is on its way, not that it arrives.
    Status send(Ipv4Address source, Ipv4Address destination, int protocol, byte[] payload, int only) {
        boolean ours = isOurs(destination);
        if (destination.isMulticast() || destination.isAny()) return Status.NETWORK_UNREACHABLE;
        Optional<Adapter> way = ours ? Optional.empty() : route(destination, only);
        if (!ours && way.isEmpty()) return Status.NETWORK_UNREACHABLE;
        int most = ours ? LOCAL_PACKET_BYTES : way.get().packetBytes;
        if (payload.length + Ipv4Packet.HEADER_BYTES > most) return Status.MESSAGE_TOO_LONG;
        identification = identification + 1 & 0xFFFF;
        Ipv4Packet packet =
                new Ipv4Packet(identification, false, settings.timeToLive(), protocol, source, destination, payload);
        if (ours) local.add(packet);
        else send(way.get(), packet);
        return Status.SUCCESS;
    }

    private void send(Adapter a, Ipv4Packet packet) {
        Ipv4Address to = packet.destination();
        if (a.isBroadcast(to)) a.arp.broadcast(packet);
        else a.arp.send(a.reaches(to) ? to : a.configuration.gateway(), packet);
    }

    /// A frame has come.
    void received(Adapter a, byte[] bytes) {
        Optional<EthernetFrame> frame = EthernetFrame.decode(bytes);
        if (frame.isEmpty()) tally.malformed++;
        else if (!a.up || !isFor(a, frame.get().destination())) tally.strays++;
        else
            switch (frame.get().type()) {
                case EthernetFrame.IPV4 -> packet(a, frame.get());
                case EthernetFrame.ARP ->
                    ArpPacket.decode(frame.get().payload()).ifPresentOrElse(a.arp::arrived, () -> tally.malformed++);
                default -> tally.strays++;
            }
    }

    private static boolean isFor(Adapter a, MacAddress destination) {
        return destination.equals(a.hardware) || destination.isGroup();
    }

    private void packet(Adapter a, EthernetFrame frame) {
        Optional<Ipv4Packet> decoded = Ipv4Packet.decode(frame.payload());
        if (decoded.isEmpty()) {
            tally.malformed++;
            return;
        }
        Ipv4Packet packet = decoded.get();
        boolean forMany = a.isBroadcast(packet.destination());
        boolean forUs = a.isConfigured() && packet.destination().equals(a.address());
        if (!forMany && !forUs || !isPlausible(packet.source(), a)) tally.strays++;
        else if (packet.fragmented()) tally.fragments++;
        else user.arrived(packet, a.number, forMany || frame.destination().isGroup());
    }

    /// No packet from outside comes from ourselves, from everybody or from a group.
    private boolean isPlausible(Ipv4Address source, Adapter a) {
        return (source.isStation() || source.isAny()) && !isOurs(source) && !a.isBroadcast(source);
    }

    /// Delivers what we sent to ourselves.
    void deliverLocal() {
        for (Ipv4Packet p = local.poll(); p != null; p = local.poll()) user.arrived(p, 0, false);
    }

    State save() {
        return new State(adapters.values().stream().map(Adapter::save).toList(), identification);
    }

    void restore(State s) {
        for (Adapter.State a : s.adapters()) {
            attach(a.number(), a.name(), a.hardware(), a.packetBytes());
            adapters.get(a.number()).restore(a);
        }
        identification = s.identification();
    }
}
