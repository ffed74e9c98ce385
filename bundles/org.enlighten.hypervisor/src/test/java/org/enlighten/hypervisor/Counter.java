// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that cannot be cut, as an interpreter of instructions: it counts, and notes at which count it takes an
/// interrupt.
final class Counter implements ExecutionEngine {
    record State(long count, List<Long> taken) {}

    private static final long STEP_NS = 11;

    final List<Long> taken = new ArrayList<>();
    private long count;

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        long usedNs = 0;
        do {
            if (vp.hasPending()) {
                vp.takePending();
                taken.add(count);
            }
            count++;
            usedNs += STEP_NS;
        } while (usedNs < horizonNs);
        return usedNs;
    }

    @Override
    public boolean cuttable() {
        return false;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(count, taken));
    }

    @Override
    public void restoreEngine(Saved state) {
        count = state.as(State.class).count();
        taken.clear();
        taken.addAll(state.as(State.class).taken());
    }
}
