// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.StackSettings;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.Ipv4Packet;
import org.enlighten.os.net.protocol.TcpSegment;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;

/// All connections of a stack: finds the one a segment is for, opens them, and lets them act when they are due.
public final class Tcp {
    /// What is saved.
    public record State(long secret, int nextId, List<TcpConnection.State> connections, SegmentCounters counters) {}

    private record Ends(Endpoint local, Endpoint remote) {}

    private static final int CONNECTIONS_MAX = 4096;
    private static final int HEADERS_BYTES = Ipv4Packet.HEADER_BYTES + TcpSegment.HEADER_BYTES;
    private static final int SEGMENT_BYTES_MIN = 64;
    /// The clock of initial sequence numbers ticks every 4 µs (RFC 9293, 3.4.1).
    private static final long SEQUENCE_TICK_NS = 4_000;

    private static final byte[] NO_DATA = {};

    private final StackSettings settings;
    private final LongSupplier clock;
    private final SegmentOutput output;
    private final TcpUser user;
    private final TreeMap<Integer, TcpConnection> byId = new TreeMap<>();
    /// Those that are not closed.
    private final Map<Ends, TcpConnection> byEnds = new LinkedHashMap<>();
    private SegmentCounters counters = SegmentCounters.NONE;
    private long secret;
    private int nextId = 1;

    /// @param secret from which initial sequence numbers follow
    public Tcp(StackSettings settings, long secret, LongSupplier clock, SegmentOutput output, TcpUser user) {
        this.settings = settings;
        this.secret = secret;
        this.clock = clock;
        this.output = output;
        this.user = user;
    }

    StackSettings settings() {
        return settings;
    }

    long nowNs() {
        return clock.getAsLong();
    }

    /// The longest segment for an address.
    int segmentTo(Ipv4Address address) {
        return Math.max(SEGMENT_BYTES_MIN, output.packetBytesTo(address) - HEADERS_BYTES);
    }

    /// By how much our windows are scaled, when the other end agrees.
    int windowShift() {
        int shift = 0;
        while (settings.bufferBytes() >> shift > 0xFFFF) shift++;
        return shift;
    }

    /// Begins to open a connection; empty when there are too many, or one between these ends.
    public Optional<TcpConnection> open(Endpoint local, Endpoint remote) {
        if (byId.size() >= CONNECTIONS_MAX || isUsed(local, remote)) return Optional.empty();
        TcpConnection connection = add(local, remote);
        connection.open(initialSequence(local, remote));
        return Optional.of(connection);
    }

    public boolean isUsed(Endpoint local, Endpoint remote) {
        return byEnds.containsKey(new Ends(local, remote));
    }

    private TcpConnection add(Endpoint local, Endpoint remote) {
        TcpConnection connection = new TcpConnection(this, nextId++, local, remote);
        byId.put(connection.id(), connection);
        byEnds.put(new Ends(local, remote), connection);
        return connection;
    }

    /// RFC 6528: a clock, and a number that only who knows the secret can tell for other ends.
    private int initialSequence(Endpoint local, Endpoint remote) {
        long ends = new Chance(
                        (long) local.address().bits() << 32 | remote.address().bits() & 0xFFFFFFFFL)
                .nextLong();
        long ports = (long) local.port() << 16 | remote.port();
        return (int) (new Chance(ends ^ ports ^ secret).nextLong() + nowNs() / SEQUENCE_TICK_NS);
    }

    public Optional<TcpConnection> find(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    public void arrived(Ipv4Packet packet) {
        Optional<TcpSegment> decoded = TcpSegment.decode(packet.payload(), packet.source(), packet.destination());
        if (decoded.isEmpty() || decoded.get().sourcePort() == 0) {
            counters = counters.oneMalformed();
            return;
        }
        counters = counters.oneReceived();
        TcpSegment segment = decoded.get();
        Endpoint local = new Endpoint(packet.destination(), segment.destinationPort());
        Endpoint remote = new Endpoint(packet.source(), segment.sourcePort());
        TcpConnection connection = byEnds.get(new Ends(local, remote));
        if (connection != null && !isNewLife(connection, segment)) connection.arrived(segment);
        else {
            if (connection != null) connection.replaced();
            unexpected(local, remote, segment);
        }
    }

    /// A connection that only waits gives way to a new one between the same ends (RFC 9293, 3.6.1).
    private static boolean isNewLife(TcpConnection old, TcpSegment s) {
        return old.state() == TcpState.TIME_WAIT
                && s.is(TcpSegment.SYN)
                && !s.is(TcpSegment.RST)
                && Sequence.after(s.sequence(), old.expected());
    }

    private void unexpected(Endpoint local, Endpoint remote, TcpSegment s) {
        if (s.is(TcpSegment.RST)) return;
        int listener = s.is(TcpSegment.ACK) || !s.is(TcpSegment.SYN) ? 0 : user.listener(local);
        if (listener == 0) {
            counters = counters.oneStray();
            reset(local, remote, s);
        } else if (!user.hasRoom(listener) || byId.size() >= CONNECTIONS_MAX) counters = counters.oneOverflow();
        else {
            user.opening(listener);
            add(local, remote).opened(initialSequence(local, remote), s, listener);
        }
    }

    void reset(TcpConnection connection, TcpSegment s) {
        reset(connection.local(), connection.remote(), s);
    }

    /// Answers a segment that belongs to nothing (RFC 9293, 3.10.7.1).
    private void reset(Endpoint local, Endpoint remote, TcpSegment s) {
        boolean acknowledges = s.is(TcpSegment.ACK);
        send(
                local.address(),
                remote.address(),
                new TcpSegment(
                        local.port(),
                        remote.port(),
                        acknowledges ? s.acknowledgement() : 0,
                        acknowledges ? 0 : s.sequence() + s.length(),
                        acknowledges ? TcpSegment.RST : TcpSegment.RST | TcpSegment.ACK,
                        0,
                        0,
                        -1,
                        NO_DATA));
    }

    void send(Ipv4Address source, Ipv4Address destination, TcpSegment segment) {
        counters = counters.oneSent();
        output.send(source, destination, segment);
    }

    void sentAgain() {
        counters = counters.oneAgain();
    }

    void established(TcpConnection connection) {
        int listener = connection.listener();
        if (listener != 0 && !user.established(connection, listener)) connection.abort();
        else user.changed(connection);
    }

    void changed(TcpConnection connection) {
        user.changed(connection);
    }

    /// Its ends may be used by another.
    void ended(TcpConnection connection) {
        byEnds.remove(new Ends(connection.local(), connection.remote()), connection);
        if (connection.listener() != 0) user.lost(connection, connection.listener());
        else user.changed(connection);
    }

    /// Nobody refers to it any more.
    void forget(TcpConnection connection) {
        byId.remove(connection.id());
    }

    /// There is no way to an address: who opens a connection to it is told.
    public void unreachable(Ipv4Address address) {
        for (TcpConnection c : List.copyOf(byEnds.values()))
            if (c.remote().address().equals(address)) c.unreachable();
    }

    public long nextNs() {
        long next = Simulation.NEVER;
        for (TcpConnection c : byEnds.values()) next = Math.min(next, c.nextNs());
        return next;
    }

    public void advance() {
        long now = nowNs();
        for (TcpConnection c : List.copyOf(byEnds.values())) if (c.nextNs() <= now) c.advance(now);
    }

    public SegmentCounters counters() {
        return counters;
    }

    public List<ConnectionView> views() {
        List<ConnectionView> views = new ArrayList<>();
        for (TcpConnection c : byEnds.values()) views.add(c.view());
        return views;
    }

    /// Those that are open first, in the order in which they act; then closed ones that somebody still has.
    public State save() {
        List<TcpConnection.State> states = new ArrayList<>();
        for (TcpConnection c : byEnds.values()) states.add(c.save());
        for (TcpConnection c : byId.values()) if (c.state() == TcpState.CLOSED) states.add(c.save());
        return new State(secret, nextId, states, counters);
    }

    public void restore(State s) {
        secret = s.secret();
        nextId = s.nextId();
        counters = s.counters();
        for (TcpConnection.State c : s.connections()) {
            TcpConnection connection = new TcpConnection(this, c.id(), c.local(), c.remote());
            connection.restore(c);
            byId.put(c.id(), connection);
            if (c.state() != TcpState.CLOSED) byEnds.put(new Ends(c.local(), c.remote()), connection);
        }
    }
}
