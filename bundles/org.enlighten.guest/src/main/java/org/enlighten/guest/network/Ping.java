// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;

/// `ping ADDRESS`: asks four times whether a machine is there, and says how long each answer took.
public final class Ping implements Activity {
    private enum At {
        START,
        CREATED,
        BEFORE,
        SENT,
        CAME,
        AFTER,
        PAUSED,
        CLOSED
    }

    record State(int handle, int asked, int came, long sentAtNs) {}

    private static final int TIMES = 4;
    private static final int BYTES = 32;
    private static final long PATIENCE_NS = 4_000_000_000L;
    private static final long PAUSE_NS = 1_000_000_000L;
    private static final long MS_NS = 1_000_000;

    private final String arguments;
    private int handle;
    private int asked;
    private int came;
    private long sentAtNs;

    public Ping(String arguments) {
        this.arguments = arguments.strip();
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case CREATED -> created(of, turn);
            case BEFORE -> ask(of, turn);
            case SENT -> sent(of, turn);
            case CAME -> came(of, turn);
            case AFTER -> after(of, turn);
            case PAUSED -> next(turn);
            case CLOSED -> {
                turn.line("Packets: Sent = %d, Received = %d, Lost = %d".formatted(asked, came, asked - came));
                turn.end(came > 0 ? 0 : 1);
            }
        }
    }

    private Optional<Ipv4Address> address() {
        return Ipv4Address.parse(arguments);
    }

    private static void net(Turn turn, SocketCall call, At then) {
        turn.call(new SystemCall.Network(call), then);
    }

    private void start(Turn turn) {
        if (address().isEmpty()) turn.fail("'ping' needs an address, such as 10.0.0.2.");
        else net(turn, new SocketCall.Create(SocketCall.Kind.ECHO), At.CREATED);
    }

    private void created(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        handle = (int) of.value();
        turn.line("Pinging %s with %d bytes of data:".formatted(arguments, BYTES));
        next(turn);
    }

    private void next(Turn turn) {
        if (asked < TIMES) turn.call(new SystemCall.ReadClock(), At.BEFORE);
        else turn.call(new SystemCall.Close(handle), At.CLOSED);
    }

    private void ask(Result of, Turn turn) {
        sentAtNs = of.value();
        asked++;
        byte[] data = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) data[i] = (byte) ('a' + i % 23);
        turn.memory().put(Turn.DATA_AT, data);
        Endpoint to = new Endpoint(address().orElseThrow(), asked);
        net(turn, new SocketCall.SendTo(handle, to, Turn.DATA_AT, BYTES), At.SENT);
    }

    private void sent(Result of, Turn turn) {
        if (of.isSuccess()) net(turn, new SocketCall.Receive(handle, Turn.DATA_AT, BYTES, PATIENCE_NS), At.CAME);
        else {
            turn.line(Turn.reason(of));
            pause(turn);
        }
    }

    private void pause(Turn turn) {
        turn.call(new SystemCall.Sleep(PAUSE_NS), At.PAUSED);
    }

    private void came(Result of, Turn turn) {
        if (of.isSuccess() && of.status() != Status.TIMEOUT) {
            came++;
            turn.call(new SystemCall.ReadClock(), At.AFTER);
            return;
        }
        turn.line("Request timed out.");
        pause(turn);
    }

    private void after(Result of, Turn turn) {
        long ms = (of.value() - sentAtNs) / MS_NS;
        turn.line("Reply from %s: bytes=%d time%s".formatted(arguments, BYTES, ms < 1 ? "<1ms" : "=" + ms + "ms"));
        pause(turn);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(handle, asked, came, sentAtNs));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        handle = s.handle();
        asked = s.asked();
        came = s.came();
        sentAtNs = s.sentAtNs();
    }
}
