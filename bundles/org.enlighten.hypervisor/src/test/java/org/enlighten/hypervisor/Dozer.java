// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that halts, and computes for a while after each interrupt.
final class Dozer implements ExecutionEngine {
    record State(long wakes, long owedNs) {}

    private final long computeNs;
    private long owedNs;
    long wakes;

    Dozer(long computeNs) {
        this.computeNs = computeNs;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        if (vp.hasPending()) {
            vp.takePending();
            wakes++;
            owedNs = computeNs;
            return 50;
        }
        if (vp.burstNs() > 0) return 0;
        if (owedNs > 0) {
            vp.burstNs(owedNs);
            owedNs = 0;
        } else vp.exit().reason = Exit.Reason.HALT;
        return 0;
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(wakes, owedNs));
    }

    @Override
    public void restoreEngine(Saved state) {
        wakes = state.as(State.class).wakes();
        owedNs = state.as(State.class).owedNs();
    }
}
