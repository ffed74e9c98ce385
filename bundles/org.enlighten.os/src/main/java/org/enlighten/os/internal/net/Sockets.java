// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SocketInfo;
import org.enlighten.os.internal.net.tcp.TcpConnection;
import org.enlighten.os.net.Received;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;

/// What programs do with sockets. An empty answer: it would have to wait; asked again when the socket is ready, the
/// same call goes on.
public final class Sockets {
    private final SocketTable table;
    private final Streams streams;
    private final Messages messages;
    private final Ip ip;

    Sockets(SocketTable table, Streams streams, Messages messages, Ip ip) {
        this.table = table;
        this.streams = streams;
        this.messages = messages;
        this.ip = ip;
    }

    /// Value = number of the socket.
    public Result create(SocketCall.Kind kind) {
        if (table.isFull()) return Refusal.tooMany();
        int number = table.takeNumber();
        table.add(kind == SocketCall.Kind.STREAM ? new StreamSocket(number) : new MessageSocket(number, kind));
        return Result.of(number);
    }

    public Result bind(int number, Endpoint local, int adapter) {
        Optional<Socket> found = table.find(number);
        if (found.isEmpty()) return Refusal.noSocket(number);
        Socket socket = found.get();
        if (socket.isBound()) return Refusal.notSuch("has an address already");
        if (!local.address().isAny() && !ip.isOurs(local.address())) return Refusal.notOurs(local);
        if (adapter != 0 && ip.adapter(adapter).isEmpty()) return Refusal.notSuch("cannot use adapter " + adapter);
        return bind(socket, local, adapter);
    }

    private Result bind(Socket socket, Endpoint local, int adapter) {
        int port = local.port() == 0 ? table.takePort(socket, local.address(), adapter) : local.port();
        if (port == 0) return Refusal.noPort();
        Endpoint end = new Endpoint(local.address(), port);
        if (!table.isFree(socket, end, adapter)) return Refusal.inUse(end);
        socket.local = end;
        socket.adapter = adapter;
        return Result.of(port);
    }

    public Result listen(int number, int backlog) {
        Optional<StreamSocket> socket = table.stream(number);
        if (socket.isEmpty()) return Refusal.notSuch("is none of streams");
        if (!socket.get().isBound()) return Refusal.notSuch("listens nowhere: give it an address first");
        if (socket.get().connection != 0) return Refusal.notSuch("has a connection");
        socket.get().backlog = Math.clamp(backlog, 1, Streams.BACKLOG_MAX);
        return Result.of(0);
    }

    public Optional<Result> accept(int number) {
        Optional<StreamSocket> socket = table.stream(number);
        if (socket.isEmpty() || !socket.get().isListening()) return Optional.of(Refusal.notSuch("does not listen"));
        return streams.accept(socket.get());
    }

    public Optional<Result> connect(int number, Endpoint remote) {
        Optional<Socket> found = table.find(number);
        if (found.isEmpty()) return Optional.of(Refusal.noSocket(number));
        Optional<Ipv4Address> source = ip.sourceFor(remote.address(), found.get().adapter);
        boolean plausible = remote.port() != 0 || found.get().kind != SocketCall.Kind.STREAM;
        if (!plausible || remote.address().isMulticast() || remote.address().isAny())
            return Optional.of(Refusal.notSuch("cannot be connected to " + remote));
        return switch (found.get()) {
            case MessageSocket m -> {
                m.remote = remote;
                yield Optional.of(bound(m, source.orElse(Ipv4Address.ANY)));
            }
            case StreamSocket s -> {
                if (s.connection != 0) yield streams.connected(s, remote);
                if (source.isEmpty() || source.get().isAny())
                    yield Optional.of(Refusal.ofSending(org.enlighten.os.Status.NETWORK_UNREACHABLE, remote));
                yield streams.connect(s, source.get(), remote);
            }
        };
    }

    /// Gives it a port, if it has none.
    private Result bound(MessageSocket socket, Ipv4Address source) {
        Result result =
                socket.isBound() ? Result.of(0) : bind(socket, new Endpoint(Ipv4Address.ANY, 0), socket.adapter);
        return result.isSuccess() ? Result.of(0) : result;
    }

    public Optional<Result> send(int number, byte[] data) {
        Optional<Socket> found = table.find(number);
        if (found.isEmpty()) return Optional.of(Refusal.noSocket(number));
        return switch (found.get()) {
            case StreamSocket s -> streams.send(s, data);
            case MessageSocket m ->
                Optional.of(m.remote.address().isAny() ? Refusal.notConnected() : sendTo(number, m.remote, data));
        };
    }

    public Result sendTo(int number, Endpoint to, byte[] data) {
        Optional<Socket> found = table.find(number);
        if (!(found.orElse(null) instanceof MessageSocket socket)) return Refusal.notSuch("sends no messages");
        Result bound = bound(socket, Ipv4Address.ANY);
        return bound.isSuccess() ? messages.send(socket, to, data) : bound;
    }

    public Optional<Received> receive(int number, int most) {
        Optional<Socket> found = table.find(number);
        if (found.isEmpty()) return Optional.of(failed(Refusal.noSocket(number)));
        return switch (found.get()) {
            case StreamSocket s -> streams.receive(s, most);
            case MessageSocket m -> messages.receive(m, most);
        };
    }

    static Received failed(Result why) {
        return new Received(why, new byte[0]);
    }

    public Result finish(int number) {
        return table.stream(number).map(streams::finish).orElseGet(() -> Refusal.notSuch("is none of streams"));
    }

    void close(int number) {
        table.find(number).ifPresent(socket -> {
            if (socket instanceof StreamSocket s) streams.close(s);
            table.remove(socket);
        });
    }

    /// Whether a receive, accept or connect would have an answer.
    boolean isReadable(int number) {
        return table.find(number)
                .map(s -> switch (s) {
                    case StreamSocket stream -> streams.isReadable(stream);
                    case MessageSocket m -> !m.messages.isEmpty() || !m.failure.isSuccess();
                })
                .orElse(true);
    }

    /// Whether a send would have an answer.
    boolean isWritable(int number) {
        return table.stream(number).map(streams::isWritable).orElse(true);
    }

    public Result query(int number) {
        Optional<Socket> found = table.find(number);
        return found.map(s -> Result.of(0, info(s))).orElseGet(() -> Refusal.noSocket(number));
    }

    private SocketInfo info(Socket socket) {
        return switch (socket) {
            case MessageSocket m -> new SocketInfo(m.kind, m.local, m.remote, "");
            case StreamSocket s -> {
                Optional<TcpConnection> c = streams.connection(s);
                String state = c.map(x -> x.state().name()).orElse(s.isListening() ? "LISTEN" : "");
                yield new SocketInfo(
                        s.kind,
                        c.map(TcpConnection::local).orElse(s.local),
                        c.map(TcpConnection::remote).orElse(Endpoint.ANY),
                        state);
            }
        };
    }
}
