// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that computes in bursts for ever and notes when it takes an interrupt.
final class Burner implements ExecutionEngine {
    record State(long bursts, List<String> taken) {}

    private static final long TAKE_NS = 40;

    private final long burstNs;
    long bursts;
    final List<String> taken = new ArrayList<>();

    Burner(long burstNs) {
        this.burstNs = burstNs;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        if (vp.hasPending()) {
            taken.add(vp.index() + ":" + vp.takePending() + "@" + nowNs);
            return TAKE_NS;
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
        return Saved.of(new State(bursts, taken));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        bursts = s.bursts();
        taken.addAll(s.taken());
    }
}
