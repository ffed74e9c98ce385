// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.UserMemory;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// A client or a server as a program: waits for its adapter, then, round after round, for a message or for what is
/// due, asks the clock, and does what its side wants.
final class DhcpProgram implements Program {
    /// Which answer comes next.
    enum At {
        BEGIN,
        CREATED,
        ADAPTERS,
        PAUSED,
        BOUND,
        CLOCK,
        ACTED,
        RECEIVED
    }

    record State(At at, int handle, long nowNs, Optional<byte[]> message, List<DhcpAction> actions, Saved side) {}

    private static final int MESSAGE_BYTES_MAX = 1_472;
    private static final long PAUSE_NS = 5_000_000_000L;

    private final int adapter;
    private final int ownPort;
    private final int otherPort;
    private final DhcpSide side;
    private final ArrayDeque<DhcpAction> actions = new ArrayDeque<>();
    private At at = At.BEGIN;
    private int handle;
    private long nowNs;
    /// What came and was not looked at.
    private Optional<byte[]> message = Optional.empty();

    DhcpProgram(int adapter, int ownPort, int otherPort, DhcpSide side) {
        this.adapter = adapter;
        this.ownPort = ownPort;
        this.otherPort = otherPort;
        this.side = side;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN -> then(At.CREATED, new SocketCall.Create(SocketCall.Kind.DATAGRAM));
            case CREATED -> {
                handle = (int) of.value();
                yield then(At.ADAPTERS, new SocketCall.Adapters());
            }
            case PAUSED -> then(At.ADAPTERS, new SocketCall.Adapters());
            case ADAPTERS -> begin(of.detail(NetworkInfo.class));
            case BOUND ->
                of.isSuccess() ? clock() : new SystemCall.Exit(of.status().code());
            case CLOCK -> act(of.detail(SystemInfo.class).uptimeNs(), memory);
            case ACTED -> perform(memory);
            case RECEIVED -> received(of, memory);
        };
    }

    private SystemCall then(At answer, SocketCall call) {
        at = answer;
        return new SystemCall.Network(call);
    }

    private SystemCall clock() {
        at = At.CLOCK;
        return new SystemCall.QuerySystem();
    }

    private SystemCall begin(NetworkInfo info) {
        boolean begun =
                info.adapters().stream().filter(a -> a.number() == adapter).anyMatch(side::begin);
        if (begun) return then(At.BOUND, new SocketCall.Bind(handle, new Endpoint(Ipv4Address.ANY, ownPort), adapter));
        at = At.PAUSED;
        return new SystemCall.Sleep(PAUSE_NS);
    }

    private SystemCall act(long now, UserMemory memory) {
        nowNs = now;
        Optional<DhcpMessage> came = message.flatMap(DhcpMessage::decode);
        message = Optional.empty();
        came.ifPresent(m -> actions.addAll(side.received(m, nowNs)));
        if (side.dueNs() <= nowNs) actions.addAll(side.due(nowNs));
        return perform(memory);
    }

    /// The next thing its side wants; then it waits. A message that cannot be sent is one that was lost.
    private SystemCall perform(UserMemory memory) {
        return switch (actions.poll()) {
            case null -> receive();
            case DhcpAction.Configure(var configuration) ->
                then(At.ACTED, new SocketCall.Configure(adapter, configuration));
            case DhcpAction.Send(DhcpMessage m, Ipv4Address to) -> {
                byte[] bytes = m.encode();
                memory.put(0, bytes);
                yield then(At.ACTED, new SocketCall.SendTo(handle, new Endpoint(to, otherPort), 0, bytes.length));
            }
        };
    }

    private SystemCall receive() {
        long due = side.dueNs();
        long waitNs = due == Simulation.NEVER ? SocketCall.FOREVER : Math.max(1, due - nowNs);
        return then(At.RECEIVED, new SocketCall.Receive(handle, 0, MESSAGE_BYTES_MAX, waitNs));
    }

    private SystemCall received(Result of, UserMemory memory) {
        if (of.status() == Status.SUCCESS) message = Optional.of(memory.bytes(0, (int) of.value()));
        return clock();
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, handle, nowNs, message, List.copyOf(actions), side.save()));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        at = s.at();
        handle = s.handle();
        nowNs = s.nowNs();
        message = s.message();
        actions.addAll(s.actions());
        side.restore(s.side());
    }
}
