// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// The clock of a virtual machine's devices: stands still while the machine is paused.
final class VirtualClock implements Snapshottable<VirtualClock.State> {
    record State(long behindNs, long stoppedAtNs) {}

    private final Simulation simulation;
    private long behindNs;
    private long stoppedAtNs = Simulation.NEVER;

    VirtualClock(Simulation simulation) {
        this.simulation = simulation;
    }

    long nowNs() {
        return (isStopped() ? stoppedAtNs : simulation.now()) - behindNs;
    }

    /// The instant of the simulation at which this clock shows `instantNs`; NEVER while it stands still.
    long simulated(long instantNs) {
        return instantNs == Simulation.NEVER || isStopped() ? Simulation.NEVER : instantNs + behindNs;
    }

    void stop() {
        if (!isStopped()) stoppedAtNs = simulation.now();
    }

    void go() {
        if (!isStopped()) return;
        behindNs += simulation.now() - stoppedAtNs;
        stoppedAtNs = Simulation.NEVER;
    }

    private boolean isStopped() {
        return stoppedAtNs != Simulation.NEVER;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(behindNs, stoppedAtNs);
    }

    @Override
    public void restore(State state) {
        behindNs = state.behindNs();
        stoppedAtNs = state.stoppedAtNs();
    }
}
