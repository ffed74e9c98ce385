// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A stack with one adapter, the programs on it and the timer it needs, without a kernel.
public final class StackHost implements StackClient {
    /// What is saved.
    public record State(NetworkStack.State stack, List<Saved> apps) {}

    public static final int ADAPTER = 1;
    private static final int PACKET_BYTES = 1500;

    public final NetworkStack stack;
    public final MacAddress hardware;
    private final Simulation simulation;
    private final Timer due;
    private final Consumer<byte[]> wire;
    private final List<StackApp> apps = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();
    private boolean mayGoOn;
    private boolean inside;

    /// @param wire where frames go; it must not answer from within
    public StackHost(String name, int number, StackSettings settings, Simulation simulation, Consumer<byte[]> wire) {
        this.simulation = simulation;
        this.wire = wire;
        hardware = new MacAddress(0x00155D_000000L + number);
        due = simulation.timer(
                name + "/stack",
                () -> enter(s -> {
                    s.advance();
                    return 0;
                }));
        stack = new NetworkStack(settings, 1_000_003L * number, simulation::now, this);
        stack.attach(ADAPTER, "Adapter", hardware, PACKET_BYTES);
    }

    public static Ipv4Address address(int number) {
        return Ipv4Address.of(10, 0, 0, number);
    }

    /// Puts the plug in and gives it the address of its number.
    public StackHost up(int number) {
        enter(s -> {
            s.link(ADAPTER, true);
            return s.configure(ADAPTER, NetworkConfiguration.of(address(number), 24));
        });
        return this;
    }

    public StackHost run(StackApp app) {
        apps.add(app);
        enter(s -> 0);
        return this;
    }

    /// Does something with the stack, lets the programs go on, and arms its timer.
    public <T> T enter(Function<NetworkStack, T> operation) {
        if (inside) throw new IllegalStateException("a stack is entered from within itself");
        inside = true;
        T answer = operation.apply(stack);
        do {
            mayGoOn = false;
            for (StackApp app : apps) app.turn(stack);
        } while (mayGoOn);
        inside = false;
        long next = stack.nextDueNs();
        if (next == Simulation.NEVER) simulation.cancel(due);
        else if (due.dueNs() != next) simulation.arm(due, Math.max(simulation.now(), next));
        return answer;
    }

    public void received(byte[] frame) {
        enter(s -> {
            s.received(ADAPTER, frame);
            return 0;
        });
    }

    public List<String> conflicts() {
        return conflicts;
    }

    @Override
    public void transmit(int adapter, byte[] frame) {
        wire.accept(frame);
    }

    @Override
    public void ready(int socket) {
        mayGoOn = true;
    }

    @Override
    public void conflict(int adapter, Ipv4Address address, MacAddress other) {
        conflicts.add(address + " " + other);
    }

    public State save() {
        return new State(stack.save(), apps.stream().map(StackApp::save).toList());
    }

    /// Into one that was made with the same programs, not up.
    public void restore(State s) {
        stack.restore(s.stack());
        for (int i = 0; i < apps.size(); i++) apps.get(i).restore(s.apps().get(i));
    }

    /// As [#run], for a restore: the program does not begin.
    public StackHost with(StackApp app) {
        apps.add(app);
        return this;
    }
}
