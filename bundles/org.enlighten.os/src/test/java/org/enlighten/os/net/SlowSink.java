// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Reads a few kilobytes of one connection every three seconds.
final class SlowSink implements StackApp {
    record State(int listener, int socket, long received, boolean hungry) {}

    private static final long PAUSE_NS = 3_000_000_000L;
    private static final int PIECE_BYTES = 20_000;

    private final Simulation simulation;
    private final int port;
    private final Timer wakes;
    private int listener;
    private int socket;
    private long received;
    private boolean hungry;

    SlowSink(StackHost host, Simulation simulation, int port) {
        this.simulation = simulation;
        this.port = port;
        wakes = simulation.timer("slow-sink", () -> {
            hungry = true;
            host.enter(_ -> 0);
        });
    }

    long received() {
        return received;
    }

    @Override
    public void turn(NetworkStack stack) {
        if (listener == 0) {
            listener = (int) stack.create(SocketCall.Kind.STREAM).value();
            stack.bind(listener, new Endpoint(Ipv4Address.ANY, port), 0);
            stack.listen(listener, 1);
        }
        if (socket == 0) {
            Optional<Result> next = stack.accept(listener);
            next.ifPresent(r -> {
                socket = (int) r.value();
                simulation.arm(wakes, simulation.now() + PAUSE_NS);
            });
        }
        if (!hungry) return;
        hungry = false;
        Optional<Received> more = stack.receive(socket, PIECE_BYTES);
        int count = more.map(r -> r.data().length).orElse(0);
        received += count;
        if (more.isPresent() && count == 0) stack.close(socket);
        else simulation.arm(wakes, simulation.now() + PAUSE_NS);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(listener, socket, received, hungry));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        listener = s.listener();
        socket = s.socket();
        received = s.received();
        hungry = s.hungry();
    }
}
