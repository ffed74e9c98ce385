// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlighten.os.net.protocol.ArpPacket;
import org.enlighten.os.net.protocol.EthernetFrame;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Simulation;

/// Finds out which station has an address (RFC 826). While it asks, packets wait; what nobody asked for is not
/// believed, except of stations already known and of those that ask us.
final class Arp {
    /// What lies below, and who is told.
    interface Link {
        long nowNs();

        void send(int adapter, byte[] frame);

        /// Nobody answers for an address to which these packets were to go.
        void unreachable(List<Ipv4Address> destinations);

        void conflict(int adapter, Ipv4Address address, MacAddress other);

        void overflow();
    }

    /// A packet that waits for an answer.
    record Waiting(Ipv4Address destination, byte[] packet) {}

    /// A station that is known, or asked for.
    ///
    /// @param hardware [MacAddress#NONE] while it is asked for
    /// @param dueNs when it is asked for again, or not believed any more
    record Neighbour(Ipv4Address address, MacAddress hardware, long dueNs, int tries, List<Waiting> waiting) {
        boolean isKnown() {
            return !hardware.equals(MacAddress.NONE);
        }
    }

    /// What is saved.
    record State(List<Neighbour> neighbours) {}

    private static final long RETRY_NS = 1_000_000_000L;
    private static final int TRIES_MAX = 3;
    private static final long BELIEVED_NS = 600_000_000_000L;
    private static final int NEIGHBOURS_MAX = 256;
    private static final int WAITING_MAX = 16;

    private final Adapter adapter;
    private final Link link;
    private final Map<Ipv4Address, Neighbour> neighbours = new LinkedHashMap<>();

    Arp(Adapter adapter, Link link) {
        this.adapter = adapter;
        this.link = link;
    }

    /// Sends a packet to the station that has `hop`, as soon as it is known.
    void send(Ipv4Address hop, Ipv4Packet packet) {
        Neighbour known = neighbours.get(hop);
        if (known != null && known.isKnown() && known.dueNs() > link.nowNs()) {
            frame(known.hardware(), EthernetFrame.IPV4, packet.encode());
            return;
        }
        boolean asking = known != null && !known.isKnown();
        List<Waiting> waiting = asking ? new ArrayList<>(known.waiting()) : new ArrayList<>();
        if (waiting.size() == WAITING_MAX) {
            waiting.removeFirst();
            link.overflow();
        }
        waiting.add(new Waiting(packet.destination(), packet.encode()));
        if (asking) neighbours.put(hop, new Neighbour(hop, MacAddress.NONE, known.dueNs(), known.tries(), waiting));
        else ask(hop, 1, waiting);
    }

    /// Sends to everybody.
    void broadcast(Ipv4Packet packet) {
        frame(MacAddress.BROADCAST, EthernetFrame.IPV4, packet.encode());
    }

    private void ask(Ipv4Address hop, int tries, List<Waiting> waiting) {
        makeRoom();
        neighbours.put(hop, new Neighbour(hop, MacAddress.NONE, link.nowNs() + RETRY_NS, tries, waiting));
        request(hop);
    }

    private void request(Ipv4Address target) {
        ArpPacket question = new ArpPacket(
                ArpPacket.Operation.REQUEST, adapter.hardware, adapter.address(), MacAddress.NONE, target);
        frame(MacAddress.BROADCAST, EthernetFrame.ARP, question.encode());
    }

    /// Tells everybody that we have an address from now on (RFC 5227, 2.3).
    void announce() {
        neighbours.clear();
        request(adapter.address());
    }

    private void frame(MacAddress to, int type, byte[] payload) {
        link.send(adapter.number, new EthernetFrame(to, adapter.hardware, type, payload).encode());
    }

    void arrived(ArpPacket p) {
        if (!adapter.isConfigured() || p.senderHardware().equals(adapter.hardware)) return;
        if (p.sender().equals(adapter.address())) {
            link.conflict(adapter.number, p.sender(), p.senderHardware());
            return;
        }
        boolean forUs = p.target().equals(adapter.address());
        boolean known = neighbours.containsKey(p.sender());
        boolean asked = forUs && p.operation() == ArpPacket.Operation.REQUEST;
        if (p.sender().isStation() && adapter.reaches(p.sender()) && (known || asked))
            learn(p.sender(), p.senderHardware());
        if (asked) answer(p);
    }

    private void answer(ArpPacket p) {
        ArpPacket reply = new ArpPacket(
                ArpPacket.Operation.REPLY, adapter.hardware, adapter.address(), p.senderHardware(), p.sender());
        frame(p.senderHardware(), EthernetFrame.ARP, reply.encode());
    }

    private void learn(Ipv4Address address, MacAddress hardware) {
        Neighbour before = neighbours.get(address);
        if (before == null) makeRoom();
        neighbours.put(address, new Neighbour(address, hardware, link.nowNs() + BELIEVED_NS, 0, List.of()));
        if (before != null) for (Waiting w : before.waiting()) frame(hardware, EthernetFrame.IPV4, w.packet());
    }

    /// The one that is known longest gives way; packets that waited for it are lost.
    private void makeRoom() {
        if (neighbours.size() < NEIGHBOURS_MAX) return;
        neighbours.remove(neighbours.keySet().iterator().next());
        link.overflow();
    }

    /// When somebody is to be asked again.
    long nextNs() {
        long next = Simulation.NEVER;
        for (Neighbour n : neighbours.values()) if (!n.isKnown()) next = Math.min(next, n.dueNs());
        return next;
    }

    void advance() {
        long now = link.nowNs();
        for (Neighbour n : List.copyOf(neighbours.values())) {
            if (n.isKnown() || n.dueNs() > now) continue;
            if (n.tries() < TRIES_MAX) ask(n.address(), n.tries() + 1, n.waiting());
            else {
                neighbours.remove(n.address());
                link.unreachable(n.waiting().stream()
                        .map(Waiting::destination)
                        .distinct()
                        .toList());
            }
        }
    }

    State save() {
        return new State(List.copyOf(neighbours.values()));
    }

    void restore(State s) {
        for (Neighbour n : s.neighbours()) neighbours.put(n.address(), n);
    }
}
