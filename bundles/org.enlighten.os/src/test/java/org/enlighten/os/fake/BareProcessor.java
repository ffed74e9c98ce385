// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Processor;
import org.enlighten.simulation.Simulation;

/// A logical processor that carries one virtual processor for good.
final class BareProcessor implements Processor {
    record State(long nextAtNs, long burstFromNs) {}

    final VirtualProcessor vp;
    private final Simulation simulation;
    private final BareMachine machine;
    private long nextAtNs = Simulation.NEVER;
    private long burstFromNs;

    BareProcessor(VirtualProcessor vp, Simulation simulation, BareMachine machine) {
        this.vp = vp;
        this.simulation = simulation;
        this.machine = machine;
    }

    void begin() {
        vp.run(VirtualProcessor.Run.RUNNING);
        actAt(simulation.now());
    }

    void stop() {
        vp.run(VirtualProcessor.Run.HALTED);
        nextAtNs = Simulation.NEVER;
    }

    void actAt(long ns) {
        nextAtNs = ns;
        burstFromNs = ns;
    }

    @Override
    public long nextAtNs() {
        return nextAtNs;
    }

    @Override
    public void step() {
        settle();
        if (vp.exit().reason != Exit.Reason.NONE) machine.exited(this);
        else act();
    }

    private void act() {
        long now = simulation.now();
        long used = vp.engine().run(vp, now, Simulation.NEVER);
        burstFromNs = now + used;
        nextAtNs = burstFromNs + (isInBurst() ? vp.burstNs() : 0);
    }

    private boolean isInBurst() {
        return vp.burstNs() > 0 && vp.exit().reason == Exit.Reason.NONE;
    }

    private void settle() {
        long ran = Math.max(0, simulation.now() - burstFromNs);
        if (!isInBurst() || ran == 0) return;
        vp.burstNs(vp.burstNs() - ran);
        burstFromNs += ran;
    }

    void cut() {
        if (vp.run() != VirtualProcessor.Run.RUNNING || !isInBurst()) return;
        settle();
        nextAtNs = Math.max(simulation.now(), burstFromNs);
    }

    State save() {
        return new State(nextAtNs, burstFromNs);
    }

    void restore(State s) {
        nextAtNs = s.nextAtNs();
        burstFromNs = s.burstFromNs();
    }
}
