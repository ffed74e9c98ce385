// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;

/// `ping [-c COUNT] ADDRESS`: asks for echoes, one a second, and says how long each took. Without a count it asks
/// four times: this console cannot interrupt it.
public final class Ping implements Activity {
    private static final int DATA_BYTES = 56;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int COUNT_USUAL = 4;

    private enum At {
        START,
        CREATED,
        NEXT,
        BEGUN,
        SENT,
        RECEIVED,
        TIMED,
        OVER
    }

    private final Ipv4Address address;
    private final int count;
    private int handle;
    private int sent;
    private int received;
    private long beganNs;

    private Ping(Ipv4Address address, int count) {
        this.address = address;
        this.count = count;
    }

    public static Activity of(String text) {
        Arguments arguments = Arguments.of("ping", text);
        List<String> words = arguments.operands();
        boolean counted =
                arguments.has('c') && words.size() == 2 && words.getFirst().matches("[1-9]\\d{0,4}");
        if (!counted && (arguments.has('c') || words.size() != 1)) {
            return new Complaint("usage: ping [-c COUNT] ADDRESS", 2);
        }
        Optional<Ipv4Address> address = Ipv4Address.parse(words.getLast());
        if (address.isEmpty()) return new Complaint("ping: unknown host " + words.getLast(), 2);
        return new Ping(address.get(), counted ? Integer.parseInt(words.getFirst()) : COUNT_USUAL);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> network(new SocketCall.Create(SocketCall.Kind.ECHO), At.CREATED, turn);
            case CREATED -> created(of, turn);
            case NEXT -> turn.call(new SystemCall.QuerySystem(), At.BEGUN);
            case BEGUN -> begun(of.detail(SystemInfo.class).uptimeNs(), turn);
            case SENT -> sent(of, turn);
            case RECEIVED -> received(of, turn);
            case TIMED -> {
                double ms = (of.detail(SystemInfo.class).uptimeNs() - beganNs) / 1e6;
                String line = "%d bytes from %s: icmp_seq=%d time=%.3f ms";
                turn.line(String.format(Locale.ROOT, line, DATA_BYTES + 8, address, sent, ms));
                pause(turn);
            }
            case OVER -> over(turn);
        }
    }

    private static void network(SocketCall call, At then, Turn turn) {
        turn.call(new SystemCall.Network(call), then);
    }

    private void created(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.refuse("ping: " + Errno.text(of));
            return;
        }
        handle = (int) of.value();
        turn.line("PING %s %d data bytes".formatted(address, DATA_BYTES));
        turn.then(At.NEXT);
    }

    private void begun(long nowNs, Turn turn) {
        beganNs = nowNs;
        sent++;
        turn.memory().put(Turn.DATA_AT, new byte[DATA_BYTES]);
        Endpoint to = new Endpoint(address, sent & 0xFFFF);
        network(new SocketCall.SendTo(handle, to, Turn.DATA_AT, DATA_BYTES), At.SENT, turn);
    }

    private void sent(Result of, Turn turn) {
        if (of.isSuccess()) receive(turn);
        else {
            turn.line("connect: " + reason(of));
            pause(turn);
        }
    }

    private void receive(Turn turn) {
        network(new SocketCall.Receive(handle, Turn.DATA_AT, DATA_BYTES, SECOND_NS), At.RECEIVED, turn);
    }

    /// An answer to an earlier request is not this one's.
    private void received(Result of, Turn turn) {
        if (of.status() == Status.TIMEOUT) pause(turn);
        else if (!of.isSuccess()) {
            turn.line("icmp_seq=%d %s".formatted(sent, reason(of)));
            pause(turn);
        } else if (of.detail(Endpoint.class).port() != (sent & 0xFFFF)) receive(turn);
        else {
            received++;
            turn.call(new SystemCall.QuerySystem(), At.TIMED);
        }
    }

    private static String reason(Result of) {
        return switch (of.status()) {
            case NETWORK_UNREACHABLE -> "Network is unreachable";
            case HOST_UNREACHABLE -> "Destination Host Unreachable";
            default -> Errno.text(of);
        };
    }

    private void pause(Turn turn) {
        if (sent < count) turn.call(new SystemCall.Sleep(SECOND_NS), At.NEXT);
        else turn.call(new SystemCall.Close(handle), At.OVER);
    }

    private void over(Turn turn) {
        turn.line("");
        turn.line("--- %s ping statistics ---".formatted(address));
        turn.line("%d packets transmitted, %d received, %d%% packet loss"
                .formatted(sent, received, 100 - received * 100 / sent));
        turn.end(received > 0 ? 0 : 1);
    }

    record State(int handle, int sent, int received, long beganNs) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, sent, received, beganNs));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        sent = state.sent();
        received = state.received();
        beganNs = state.beganNs();
    }
}
