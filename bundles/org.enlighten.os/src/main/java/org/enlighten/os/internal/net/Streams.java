// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.enlighten.os.Result;
import org.enlighten.os.internal.net.tcp.Tcp;
import org.enlighten.os.internal.net.tcp.TcpConnection;
import org.enlighten.os.internal.net.tcp.TcpState;
import org.enlighten.os.internal.net.tcp.TcpUser;
import org.enlighten.os.net.Received;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;

/// Sockets of TCP and their connections.
final class Streams implements TcpUser {
    static final int BACKLOG_MAX = 128;

    private final SocketTable table;
    private final IntConsumer ready;
    private Tcp tcp;

    /// @param ready is told sockets at which something may have come
    Streams(SocketTable table, IntConsumer ready) {
        this.table = table;
        this.ready = ready;
    }

    void wire(Tcp below) {
        tcp = below;
    }

    Optional<TcpConnection> connection(StreamSocket s) {
        return s.connection == 0 ? Optional.empty() : tcp.find(s.connection);
    }

    /// Begins to open a connection.
    Optional<Result> connect(StreamSocket s, Ipv4Address source, Endpoint remote) {
        if (s.isListening()) return Optional.of(Refusal.notSuch("listens"));
        Optional<Endpoint> local = localEnd(s, source, remote);
        if (local.isEmpty()) return Optional.of(Refusal.noPort());
        Optional<TcpConnection> c = tcp.open(local.get(), remote);
        if (c.isEmpty()) return Optional.of(Refusal.tooMany());
        s.local = local.get();
        table.connected(s, c.get().id());
        return Optional.empty();
    }

    /// Ports whose last connection to the same place is not forgotten are passed over.
    private Optional<Endpoint> localEnd(StreamSocket s, Ipv4Address source, Endpoint remote) {
        Ipv4Address address = s.local.address().isAny() ? source : s.local.address();
        if (s.isBound()) {
            Endpoint end = new Endpoint(address, s.local.port());
            return tcp.isUsed(end, remote) ? Optional.empty() : Optional.of(end);
        }
        int first = table.takePort(s, address, s.adapter);
        for (int port = first; port != 0; ) {
            Endpoint end = new Endpoint(address, port);
            if (!tcp.isUsed(end, remote)) return Optional.of(end);
            port = table.takePort(s, address, s.adapter);
            if (port == first) return Optional.empty();
        }
        return Optional.empty();
    }

    /// What became of the opening.
    Optional<Result> connected(StreamSocket s, Endpoint remote) {
        TcpConnection c = connection(s).orElseThrow();
        if (!c.remote().equals(remote)) return Optional.of(Refusal.notSuch("has a connection to " + c.remote()));
        if (c.isOpening()) return Optional.empty();
        if (c.failure().isSuccess()) return Optional.of(Result.of(0));
        Result failed = Refusal.ofConnection(c.failure(), remote);
        table.connected(s, 0);
        c.close();
        return Optional.of(failed);
    }

    Optional<Result> accept(StreamSocket listener) {
        Integer id = listener.waiting.poll();
        if (id == null) return Optional.empty();
        if (table.isFull()) {
            listener.waiting.addFirst(id);
            return Optional.of(Refusal.tooMany());
        }
        TcpConnection c = tcp.find(id).orElseThrow();
        c.accepted();
        StreamSocket socket = new StreamSocket(table.takeNumber());
        socket.local = c.local();
        socket.accepted = true;
        socket.connection = id;
        table.add(socket);
        return Optional.of(Result.of(socket.number, c.remote()));
    }

    Optional<Result> send(StreamSocket s, byte[] data) {
        Optional<TcpConnection> found = connection(s);
        if (found.isEmpty()) return Optional.of(Refusal.notConnected());
        TcpConnection c = found.get();
        if (c.isOpening()) return Optional.empty();
        if (c.isFinished()) return Optional.of(Refusal.notSuch("has said that it sends no more"));
        if (c.state() == TcpState.CLOSED) return Optional.of(Refusal.ofConnection(c.failure(), c.remote()));
        if (data.length == 0) return Optional.of(Result.of(0));
        int taken = c.write(data, 0, data.length);
        return taken == 0 ? Optional.empty() : Optional.of(Result.of(taken));
    }

    /// No data: the other end has finished.
    Optional<Received> receive(StreamSocket s, int most) {
        Optional<TcpConnection> found = connection(s);
        if (found.isEmpty()) return Optional.of(Sockets.failed(Refusal.notConnected()));
        TcpConnection c = found.get();
        if (c.available() > 0 || most == 0) {
            byte[] data = c.read(most);
            return Optional.of(new Received(Result.of(data.length), data));
        }
        if (!c.failure().isSuccess()) return Optional.of(Sockets.failed(Refusal.ofConnection(c.failure(), c.remote())));
        return c.hasEnded() ? Optional.of(Sockets.failed(Result.of(0))) : Optional.empty();
    }

    Result finish(StreamSocket s) {
        Optional<TcpConnection> c = connection(s);
        if (c.isEmpty() || c.get().isOpening()) return Refusal.notConnected();
        c.get().finish();
        return Result.of(0);
    }

    void close(StreamSocket s) {
        for (int id : List.copyOf(s.waiting)) tcp.find(id).ifPresent(TcpConnection::abort);
        connection(s).ifPresent(TcpConnection::close);
    }

    boolean isReadable(StreamSocket s) {
        if (s.isListening()) return !s.waiting.isEmpty();
        return connection(s).map(c -> c.available() > 0 || c.hasEnded()).orElse(true);
    }

    boolean isWritable(StreamSocket s) {
        return connection(s).map(c -> c.isWritable() || isOver(c)).orElse(true);
    }

    /// A send would fail at once.
    private static boolean isOver(TcpConnection c) {
        return c.isFinished() || c.state() == TcpState.CLOSED;
    }

    @Override
    public int listener(Endpoint local) {
        for (Socket s : table.all()) {
            boolean here = s.local.address().isAny() || s.local.address().equals(local.address());
            if (s instanceof StreamSocket stream && stream.isListening() && here && s.local.port() == local.port())
                return s.number;
        }
        return 0;
    }

    @Override
    public boolean hasRoom(int listener) {
        return table.stream(listener)
                .filter(s -> s.opening + s.waiting.size() < s.backlog)
                .isPresent();
    }

    @Override
    public void opening(int listener) {
        table.stream(listener).ifPresent(s -> s.opening++);
    }

    @Override
    public boolean established(TcpConnection connection, int listener) {
        Optional<StreamSocket> socket = table.stream(listener).filter(StreamSocket::isListening);
        socket.ifPresent(s -> {
            s.opening--;
            s.waiting.add(connection.id());
            ready.accept(s.number);
        });
        return socket.isPresent();
    }

    @Override
    public void lost(TcpConnection connection, int listener) {
        table.stream(listener).ifPresent(s -> {
            if (!s.waiting.remove((Integer) connection.id())) s.opening--;
        });
    }

    @Override
    public void changed(TcpConnection connection) {
        table.ofConnection(connection.id()).ifPresent(s -> ready.accept(s.number));
    }
}
