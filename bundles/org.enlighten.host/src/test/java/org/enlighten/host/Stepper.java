// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that cannot be cut: it counts, 7 ns a step, as far as its horizon allows, and notes at which count it
/// takes an interrupt. It never ends by itself.
final class Stepper implements ExecutionEngine {
    record State(long count, List<String> taken) {}

    private static final long STEP_NS = 7;

    final List<String> taken = new ArrayList<>();
    private final long horizonMaxNs;
    long count;
    long runs;

    /// @param horizonMaxNs what it goes at most at a time, whatever it is allowed
    Stepper(long horizonMaxNs) {
        this.horizonMaxNs = horizonMaxNs;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        runs++;
        long usedNs = 0;
        do {
            if (vp.hasPending()) taken.add(vp.takePending() + "@" + count);
            count++;
            usedNs += STEP_NS;
        } while (usedNs < Math.min(horizonNs, horizonMaxNs));
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
        taken.addAll(state.as(State.class).taken());
    }
}
