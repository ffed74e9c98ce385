// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;

/// Listens, and checks that every connection brings [Content] until it ends; then it ends its side too.
public class Sink implements StackApp {
    /// One connection.
    record Line(int socket, long received, boolean ended, Status status) {}

    record State(int listener, List<Line> lines) {}

    private final int port;
    private final int piece;
    private int listener;
    private final List<Line> lines = new ArrayList<>();

    public Sink(int port) {
        this(port, 4096);
    }

    /// @param piece bytes that are read at once
    public Sink(int port, int piece) {
        this.port = port;
        this.piece = piece;
    }

    public long received() {
        return lines.stream().mapToLong(Line::received).sum();
    }

    /// Connections that ended in good order.
    public long ended() {
        return lines.stream().filter(l -> l.ended() && l.status().isSuccess()).count();
    }

    public List<Status> failures() {
        return lines.stream().map(Line::status).filter(s -> !s.isSuccess()).toList();
    }

    @Override
    public void turn(NetworkStack stack) {
        if (listener == 0) {
            listener = (int) stack.create(SocketCall.Kind.STREAM).value();
            stack.bind(listener, new Endpoint(Ipv4Address.ANY, port), 0);
            stack.listen(listener, 8);
        }
        for (Optional<Result> next = stack.accept(listener); next.isPresent(); next = stack.accept(listener))
            lines.add(new Line((int) next.get().value(), 0, false, Status.SUCCESS));
        for (int i = 0; i < lines.size(); i++) lines.set(i, read(stack, lines.get(i)));
    }

    private Line read(NetworkStack stack, Line line) {
        Line l = line;
        while (!l.ended()) {
            Optional<Received> more = stack.receive(l.socket(), piece);
            if (more.isEmpty()) return l;
            Status status = more.get().result().status();
            byte[] data = more.get().data();
            check(l.received(), data);
            boolean ended = data.length == 0;
            if (ended) stack.close(l.socket());
            l = new Line(l.socket(), l.received() + data.length, ended, status);
        }
        return l;
    }

    /// Whether this is what was sent.
    protected void check(long at, byte[] data) {
        for (int i = 0; i < data.length; i++)
            if (data[i] != Content.at(at + i))
                throw new AssertionError("byte " + (at + i) + " is not the one that was sent");
    }

    @Override
    public Saved save() {
        return Saved.of(new State(listener, List.copyOf(lines)));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        listener = s.listener();
        lines.addAll(s.lines());
    }
}
