// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A wire to one host, with a delay, that loses, doubles and delays frames as it is told.
public final class TestWire {
    record Flying(byte[] frame, long dueNs, long order) {}

    record State(List<Flying> flying, long order) {}

    private final Simulation simulation;
    private final long delayNs;
    private final Timer comes;
    private final List<Flying> flying = new ArrayList<>();
    private final List<byte[]> carried = new ArrayList<>();
    private long order;
    /// Frames that vanish, by their number from 0 among those carried.
    private Predicate<Integer> loses = _ -> false;

    private int troublePercent;
    private Consumer<byte[]> end = _ -> {};

    TestWire(String name, Simulation simulation, long delayNs) {
        this.simulation = simulation;
        this.delayNs = delayNs;
        comes = simulation.timer(name + "/wire", this::come);
    }

    void to(Consumer<byte[]> host) {
        end = host;
    }

    void loses(Predicate<Integer> which) {
        loses = which;
    }

    /// Of a hundred frames so many each are lost, doubled and late.
    void trouble(int percent) {
        troublePercent = percent;
    }

    /// Every frame that was sent, lost ones too.
    List<byte[]> carried() {
        return carried;
    }

    void send(byte[] frame) {
        carried.add(frame);
        if (loses.test(carried.size() - 1)) return;
        Chance chance = simulation.chance();
        int fate = troublePercent == 0 ? 100 : chance.nextInt(100);
        if (fate < troublePercent) return;
        boolean late = fate >= 2 * troublePercent && fate < 3 * troublePercent;
        fly(frame, late ? 5 * delayNs : delayNs);
        if (fate < 2 * troublePercent) fly(frame, 2 * delayNs);
    }

    private void fly(byte[] frame, long ns) {
        flying.add(new Flying(frame, simulation.now() + ns, order++));
        flying.sort(Comparator.comparingLong(Flying::dueNs).thenComparingLong(Flying::order));
        simulation.arm(comes, flying.getFirst().dueNs());
    }

    private void come() {
        Flying first = flying.removeFirst();
        if (!flying.isEmpty())
            simulation.arm(comes, Math.max(simulation.now(), flying.getFirst().dueNs()));
        end.accept(first.frame());
    }

    State save() {
        return new State(List.copyOf(flying), order);
    }

    void restore(State s) {
        flying.addAll(s.flying());
        order = s.order();
    }
}
