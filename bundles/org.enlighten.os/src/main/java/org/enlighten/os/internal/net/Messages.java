// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.net.Received;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.IcmpMessage;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.UdpDatagram;

/// UDP and ICMP: datagrams between sockets, echoes, and what systems say of datagrams that nobody takes.
final class Messages {
    private static final byte[] NO_DATA = {};
    /// How much of a packet is sent back with an error (RFC 792): its header and 8 bytes.
    private static final int QUOTED_BYTES = Ipv4Packet.HEADER_BYTES + 8;

    private final SocketTable table;
    private final Ip ip;
    private final Tally tally;
    private final IntConsumer ready;

    Messages(SocketTable table, Ip ip, Tally tally, IntConsumer ready) {
        this.table = table;
        this.ip = ip;
        this.tally = tally;
        this.ready = ready;
    }

    Result send(MessageSocket s, Endpoint to, byte[] data) {
        Optional<Ipv4Address> way = ip.sourceFor(to.address(), s.adapter);
        if (way.isEmpty()) return Refusal.ofSending(Status.NETWORK_UNREACHABLE, to);
        Ipv4Address source = s.local.address().isAny() ? way.get() : s.local.address();
        boolean echo = s.kind == SocketCall.Kind.ECHO;
        byte[] payload = echo
                ? new IcmpMessage(IcmpMessage.ECHO_REQUEST, 0, s.local.port(), to.port(), data).encode()
                : new UdpDatagram(s.local.port(), to.port(), data).encode(source, to.address());
        int protocol = echo ? Ipv4Packet.ICMP : Ipv4Packet.UDP;
        Status status = ip.send(source, to.address(), protocol, payload, s.adapter);
        return status.isSuccess() ? Result.of(data.length) : Refusal.ofSending(status, to);
    }

    Optional<Received> receive(MessageSocket s, int most) {
        if (!s.failure.isSuccess()) {
            Result failed = Refusal.ofConnection(s.failure, s.remote);
            s.failure = Status.SUCCESS;
            return Optional.of(Sockets.failed(failed));
        }
        if (s.messages.isEmpty()) return Optional.empty();
        MessageSocket.Message m = s.take();
        byte[] fits = m.data().length > most ? Arrays.copyOf(m.data(), most) : m.data();
        return Optional.of(new Received(Result.of(fits.length, m.from()), fits));
    }

    void datagram(Ipv4Packet packet, int adapter, boolean forMany) {
        Optional<UdpDatagram> decoded = UdpDatagram.decode(packet.payload(), packet.source(), packet.destination());
        if (decoded.isEmpty()) {
            tally.malformed++;
            return;
        }
        UdpDatagram d = decoded.get();
        Endpoint from = new Endpoint(packet.source(), d.sourcePort());
        Endpoint to = new Endpoint(packet.destination(), d.destinationPort());
        boolean heard = false;
        for (Socket s : table.all()) {
            if (!(s instanceof MessageSocket m) || !isFor(m, SocketCall.Kind.DATAGRAM, to, adapter, forMany)) continue;
            if (!m.hears(from)) continue;
            heard = true;
            deliver(m, new MessageSocket.Message(from, d.data()));
            if (!forMany) break;
        }
        if (heard) return;
        tally.strays++;
        if (!forMany && packet.source().isStation()) unreachable(packet);
    }

    private static boolean isFor(MessageSocket s, SocketCall.Kind kind, Endpoint to, int adapter, boolean forMany) {
        boolean here = s.local.address().isAny() || forMany || s.local.address().equals(to.address());
        boolean through = s.adapter == 0 || adapter == 0 || s.adapter == adapter;
        return s.kind == kind && s.local.port() == to.port() && here && through;
    }

    private void deliver(MessageSocket s, MessageSocket.Message message) {
        if (s.add(message)) ready.accept(s.number);
        else tally.overflows++;
    }

    /// Tells who sent a datagram that nobody listens for it.
    private void unreachable(Ipv4Packet packet) {
        byte[] quoted = Arrays.copyOf(
                packet.encode(), Math.min(QUOTED_BYTES, Ipv4Packet.HEADER_BYTES + packet.payload().length));
        byte[] payload = new IcmpMessage(IcmpMessage.UNREACHABLE, IcmpMessage.PORT_UNREACHABLE, 0, 0, quoted).encode();
        ip.send(packet.destination(), packet.source(), Ipv4Packet.ICMP, payload, 0);
    }

    void control(Ipv4Packet packet, int adapter, boolean forMany) {
        Optional<IcmpMessage> decoded = IcmpMessage.decode(packet.payload());
        if (decoded.isEmpty()) {
            tally.malformed++;
            return;
        }
        IcmpMessage m = decoded.get();
        switch (m.type()) {
            case IcmpMessage.ECHO_REQUEST -> {
                if (!forMany && packet.source().isStation()) echo(packet, m);
            }
            case IcmpMessage.ECHO_REPLY -> echoed(packet, m, adapter);
            case IcmpMessage.UNREACHABLE -> refused(m);
            default -> tally.strays++;
        }
    }

    private void echo(Ipv4Packet packet, IcmpMessage m) {
        byte[] reply = new IcmpMessage(IcmpMessage.ECHO_REPLY, 0, m.identifier(), m.sequence(), m.data()).encode();
        ip.send(packet.destination(), packet.source(), Ipv4Packet.ICMP, reply, 0);
    }

    private void echoed(Ipv4Packet packet, IcmpMessage m, int adapter) {
        Endpoint from = new Endpoint(packet.source(), m.sequence());
        Endpoint to = new Endpoint(packet.destination(), m.identifier());
        for (Socket s : table.all())
            if (s instanceof MessageSocket e && isFor(e, SocketCall.Kind.ECHO, to, adapter, false) && e.hears(from)) {
                deliver(e, new MessageSocket.Message(from, m.data()));
                return;
            }
        tally.strays++;
    }

    /// A datagram of ours found nobody: its socket is told, if it is connected to there.
    private void refused(IcmpMessage m) {
        if (m.code() != IcmpMessage.PORT_UNREACHABLE || m.data().length < QUOTED_BYTES) return;
        Optional<Endpoints> quoted = Endpoints.ofQuoted(m.data());
        if (quoted.isEmpty()) return;
        for (Socket s : table.all())
            if (s instanceof MessageSocket d
                    && d.kind == SocketCall.Kind.DATAGRAM
                    && d.local.port() == quoted.get().source().port()
                    && d.remote.equals(quoted.get().destination())) {
                d.failure = Status.PORT_UNREACHABLE;
                ready.accept(d.number);
            }
    }
}
