// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that computes for an odd while and sends an interrupt to another processor, so many times; then it halts.
final class Pinger implements ExecutionEngine {
    record State(long left, long seed, boolean sends) {}

    static final int VECTOR = 0x41;

    private final int target;
    private long left;
    private long seed = 1;
    private boolean sends;

    Pinger(int target, long times) {
        this.target = target;
        left = times;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        vp.exit().answers = Exit.Reason.NONE;
        while (vp.hasPending()) vp.takePending();
        if (vp.burstNs() > 0) return 0;
        if (sends) {
            sends = false;
            vp.exit().reason = Exit.Reason.IPI;
            vp.exit().gpa = target;
            vp.exit().value = VECTOR;
            return 5;
        }
        if (left-- > 0) {
            sends = true;
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            vp.burstNs(300 + (seed >>> 40) % 5000);
            return 0;
        }
        vp.exit().reason = Exit.Reason.HALT;
        return 0;
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(left, seed, sends));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        left = s.left();
        seed = s.seed();
        sends = s.sends();
    }
}
