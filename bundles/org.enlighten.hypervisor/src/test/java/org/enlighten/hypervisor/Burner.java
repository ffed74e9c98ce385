// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that computes in bursts for ever and takes interrupts between and within them.
final class Burner implements ExecutionEngine {
    record State(long bursts, long taken, long firstTakenNs) {}

    private final long burstNs;
    long bursts;
    long taken;
    long lastTakenNs;

    Burner(long burstNs) {
        this.burstNs = burstNs;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        if (vp.hasPending()) {
            vp.takePending();
            taken++;
            lastTakenNs = nowNs;
            return 50;
        }
        if (vp.burstNs() == 0) {
            bursts++;
            vp.burstNs(burstNs);
        }
        return 0;
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(bursts, taken, lastTakenNs));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        bursts = s.bursts();
        taken = s.taken();
        lastTakenNs = s.firstTakenNs();
    }
}
