// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.internal.net.Stack;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;

/// The network stack of one system. Frames come in by [#received] and go out by [StackClient#transmit]; sockets are
/// numbers. What may have to wait answers empty then: ask again when [StackClient#ready] has named the socket. Call
/// [#advance] when [#nextDueNs] has come; every other call may change it.
public final class NetworkStack implements Snapshottable<NetworkStack.State> {
    /// Everything: adapters, stations known, sockets, connections with what is under way.
    public record State(Saved content) {}

    private final Stack stack;

    /// @param seed from which initial sequence numbers and ports follow
    /// @param clock nanoseconds, never back
    public NetworkStack(StackSettings settings, long seed, LongSupplier clock, StackClient client) {
        stack = new Stack(settings, seed, clock, client);
    }

    /// An adapter is there; it has no link yet.
    ///
    /// @param adapter its number, from 1
    /// @param packetBytes the longest packet it carries: 1500 on Ethernet
    public void attach(int adapter, String name, MacAddress hardware, int packetBytes) {
        stack.attach(adapter, name, hardware, packetBytes);
    }

    public void detach(int adapter) {
        stack.detach(adapter);
    }

    /// A plug was put in or pulled.
    public void link(int adapter, boolean up) {
        stack.link(adapter, up);
    }

    /// INVALID_PARAMETER when there is no such adapter, or the addresses make no sense.
    public Result configure(int adapter, NetworkConfiguration configuration) {
        return stack.configure(adapter, configuration);
    }

    public NetworkInfo adapters() {
        return stack.adapters();
    }

    /// A frame has come through an adapter.
    public void received(int adapter, byte[] frame) {
        stack.received(adapter, frame);
    }

    /// When [#advance] has something to do; [org.enlighten.simulation.Simulation#NEVER] when nothing is armed.
    public long nextDueNs() {
        return stack.nextDueNs();
    }

    /// Does what is due.
    public void advance() {
        stack.advance();
    }

    /// Value = number of the new socket.
    public Result create(SocketCall.Kind kind) {
        return stack.ask(s -> s.create(kind));
    }

    /// As [SocketCall.Bind]; value = its port.
    public Result bind(int socket, Endpoint local, int adapter) {
        return stack.ask(s -> s.bind(socket, local, adapter));
    }

    public Result listen(int socket, int backlog) {
        return stack.ask(s -> s.listen(socket, backlog));
    }

    /// Value = number of a new socket; detail = the other [Endpoint].
    public Optional<Result> accept(int socket) {
        return stack.ask(s -> s.accept(socket));
    }

    public Optional<Result> connect(int socket, Endpoint remote) {
        return stack.twice(s -> s.connect(socket, remote));
    }

    /// Value = bytes taken: at least one of a stream, all of a message.
    public Optional<Result> send(int socket, byte[] data) {
        return stack.twice(s -> s.send(socket, data));
    }

    public Result sendTo(int socket, Endpoint to, byte[] data) {
        return stack.ask(s -> s.sendTo(socket, to, data));
    }

    /// No data and success: the other end of a stream has finished.
    public Optional<Received> receive(int socket, int most) {
        return stack.ask(s -> s.receive(socket, most));
    }

    public Result finish(int socket) {
        return stack.ask(s -> s.finish(socket));
    }

    public void close(int socket) {
        stack.close(socket);
    }

    /// Whether a receive, an accept or a connect has an answer now.
    public boolean isReadable(int socket) {
        return stack.isReadable(socket);
    }

    /// Whether a send has an answer now.
    public boolean isWritable(int socket) {
        return stack.isWritable(socket);
    }

    /// Detail = [org.enlighten.os.SocketInfo].
    public Result query(int socket) {
        return stack.ask(s -> s.query(socket));
    }

    public List<ConnectionView> connections() {
        return stack.connections();
    }

    public StackCounters counters() {
        return stack.counters();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(Saved.of(stack.save()));
    }

    @Override
    public void restore(State state) {
        stack.restore(state.content().as(Stack.State.class));
    }
}
