// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.OptionalLong;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A periodic interrupt timer that leaves out the ticks a halted processor does not need. Writing its port
/// starts it.
final class ClockDevice implements Ports {
    static final int PORT = 0x40;
    static final int ACKNOWLEDGE = 0x20;
    static final int VECTOR = 0x30;

    record State(long originNs, long periodNs, long ticks) {}

    private final Simulation simulation;
    private final VirtualProcessor target;
    private final Timer timer;
    private long originNs;
    private long periodNs;
    private long ticks;

    ClockDevice(BareMachine m) {
        simulation = m.simulation;
        target = m.machine.bootProcessor();
        timer = simulation.timer(m.machine.name() + "/clock", this::tick);
        m.devices.add(this);
    }

    /// Interrupts raised so far.
    long ticks() {
        return ticks;
    }

    private void tick() {
        boolean halted = target.run() == VirtualProcessor.Run.HALTED;
        if (!halted || target.wakeAtNs() <= simulation.now()) {
            ticks++;
            target.raise(VECTOR);
        }
        simulation.arm(timer, simulation.now() + periodNs);
    }

    @Override
    public OptionalLong in(int port) {
        return OptionalLong.empty();
    }

    @Override
    public boolean out(int port, long value) {
        if (port == PORT) {
            originNs = simulation.now();
            periodNs = value * 1000;
            simulation.arm(timer, originNs + periodNs);
        }
        return port == PORT || port == ACKNOWLEDGE;
    }

    State save() {
        return new State(originNs, periodNs, ticks);
    }

    void restore(State s) {
        originNs = s.originNs();
        periodNs = s.periodNs();
        ticks = s.ticks();
    }
}
