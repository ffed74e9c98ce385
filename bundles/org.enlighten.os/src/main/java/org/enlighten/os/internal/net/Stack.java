// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.internal.net.tcp.SegmentOutput;
import org.enlighten.os.internal.net.tcp.Tcp;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.StackClient;
import org.enlighten.os.net.StackCounters;
import org.enlighten.os.net.StackSettings;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.os.net.protocol.TcpSegment;

/// All layers of one system's stack, put together.
///
/// ```text
/// Sockets ── Streams ── Tcp ──┐
///    └────── Messages ────────┴── Ip ── Adapter ── Arp ── frames
/// ```
public final class Stack implements Arp.Link, PacketUser, SegmentOutput {
    /// What is saved.
    public record State(
            Ip.State ip,
            Tcp.State tcp,
            List<StreamSocket.State> streams,
            List<MessageSocket.State> messages,
            int nextSocket,
            int nextPort,
            Tally.State tally) {}

    private final LongSupplier clock;
    private final StackClient client;
    private final Tally tally = new Tally();
    private final SocketTable table;
    private final Ip ip;
    private final Tcp tcp;
    private final Messages messages;
    private final Sockets sockets;

    public Stack(StackSettings settings, long seed, LongSupplier clock, StackClient client) {
        this.clock = clock;
        this.client = client;
        table = new SocketTable(settings, seed);
        ip = new Ip(settings, this, this, tally);
        Streams streams = new Streams(table, client::ready);
        tcp = new Tcp(settings, seed, clock, this, streams);
        streams.wire(tcp);
        messages = new Messages(table, ip, tally, client::ready);
        sockets = new Sockets(table, streams, messages, ip);
    }

    public void attach(int number, String name, MacAddress hardware, int packetBytes) {
        ip.attach(number, name, hardware, packetBytes);
    }

    public void detach(int number) {
        ip.detach(number);
    }

    public void link(int number, boolean up) {
        ip.adapter(number).ifPresent(a -> {
            boolean came = up && !a.up;
            a.up = up;
            if (came && a.isConfigured()) a.arp.announce();
        });
    }

    public Result configure(int number, NetworkConfiguration next) {
        Optional<Adapter> adapter = ip.adapter(number);
        if (adapter.isEmpty()) return Result.failed(Status.INVALID_PARAMETER, "There is no adapter " + number + ".");
        if (!next.isNone() && !next.address().isStation() || next.address().isLoopback())
            return Result.failed(Status.INVALID_PARAMETER, next.address() + " cannot be the address of an adapter.");
        adapter.get().configuration = next;
        if (adapter.get().up && !next.isNone()) adapter.get().arp.announce();
        return Result.of(0);
    }

    public NetworkInfo adapters() {
        return new NetworkInfo(ip.adapters().stream().map(Adapter::info).toList());
    }

    public void received(int number, byte[] frame) {
        tally.framesReceived++;
        ip.adapter(number).ifPresent(a -> ip.received(a, frame));
        ip.deliverLocal();
    }

    public long nextDueNs() {
        long next = tcp.nextNs();
        for (Adapter a : ip.adapters()) next = Math.min(next, a.arp.nextNs());
        return next;
    }

    public void advance() {
        for (Adapter a : ip.adapters()) a.arp.advance();
        tcp.advance();
        ip.deliverLocal();
    }

    /// Does something with a socket, and delivers what we sent to ourselves by it.
    public <T> T ask(Function<Sockets, T> question) {
        T answer = question.apply(sockets);
        ip.deliverLocal();
        return answer;
    }

    /// The same; what would have to wait is asked once more after delivery: it may have waited for ourselves.
    public <T> Optional<T> twice(Function<Sockets, Optional<T>> question) {
        Optional<T> answer = ask(question);
        return answer.isPresent() ? answer : ask(question);
    }

    public void close(int socket) {
        sockets.close(socket);
        ip.deliverLocal();
    }

    public boolean isReadable(int socket) {
        return sockets.isReadable(socket);
    }

    public boolean isWritable(int socket) {
        return sockets.isWritable(socket);
    }

    public List<ConnectionView> connections() {
        return tcp.views();
    }

    public StackCounters counters() {
        return tally.with(tcp.counters());
    }

    @Override
    public void arrived(Ipv4Packet packet, int adapter, boolean forMany) {
        switch (packet.protocol()) {
            case Ipv4Packet.TCP -> {
                if (forMany || !packet.source().isStation()) tally.strays++;
                else tcp.arrived(packet);
            }
            case Ipv4Packet.UDP -> messages.datagram(packet, adapter, forMany);
            case Ipv4Packet.ICMP -> messages.control(packet, adapter, forMany);
            default -> tally.strays++;
        }
    }

    @Override
    public void send(Ipv4Address source, Ipv4Address destination, TcpSegment segment) {
        ip.send(source, destination, Ipv4Packet.TCP, segment.encode(source, destination), 0);
    }

    @Override
    public int packetBytesTo(Ipv4Address destination) {
        return ip.packetBytesTo(destination);
    }

    @Override
    public long nowNs() {
        return clock.getAsLong();
    }

    @Override
    public void send(int adapter, byte[] frame) {
        tally.framesSent++;
        client.transmit(adapter, frame);
    }

    @Override
    public void unreachable(List<Ipv4Address> destinations) {
        for (Ipv4Address each : destinations) tcp.unreachable(each);
    }

    @Override
    public void conflict(int adapter, Ipv4Address address, MacAddress other) {
        client.conflict(adapter, address, other);
    }

    @Override
    public void overflow() {
        tally.overflows++;
    }

    public State save() {
        List<StreamSocket.State> streams = new ArrayList<>();
        List<MessageSocket.State> others = new ArrayList<>();
        for (Socket socket : table.all())
            switch (socket) {
                case StreamSocket s -> streams.add(s.save());
                case MessageSocket m -> others.add(m.save());
            }
        return new State(ip.save(), tcp.save(), streams, others, table.nextNumber(), table.nextPort(), tally.save());
    }

    public void restore(State s) {
        ip.restore(s.ip());
        tcp.restore(s.tcp());
        for (StreamSocket.State each : s.streams()) table.add(StreamSocket.restored(each));
        for (MessageSocket.State each : s.messages()) table.add(MessageSocket.restored(each));
        table.restore(s.nextSocket(), s.nextPort());
        tally.restore(s.tally());
    }
}
