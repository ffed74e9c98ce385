// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.machine.RegisterRoutine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// A guest with one driver: rounds of port and string accesses, a CPUID and a hypercall, computing in between;
/// after so many rounds it halts for good. The same software runs on bare metal.
final class PortGuest extends RegisterRoutine implements ExecutionEngine {
    enum At {
        READ,
        COMPUTED,
        STRING,
        LEAF,
        CALLED
    }

    record State(Frame.State frame, List<String> seen, long rounds, long computeNs, long interrupts) {}

    private static final long COMPUTE_NS = 3_000;

    final List<String> seen = new ArrayList<>();
    private Frame frame = new Frame(0, 0, 0, 5);
    private long rounds;
    private long computeNs;
    long interrupts;

    PortGuest(long rounds) {
        this.rounds = rounds;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        if (vp.exit().answers != Exit.Reason.NONE) {
            answered(frame, vp.exit().answer);
            vp.exit().answers = Exit.Reason.NONE;
        }
        if (vp.hasPending()) {
            vp.takePending();
            interrupts++;
            return 60;
        }
        if (vp.burstNs() > 0) return 0;
        if (computeNs > 0) {
            vp.burstNs(computeNs);
            computeNs = 0;
            return 0;
        }
        if (!proceed(frame, vp)) return 20;
        if (rounds > 0) frame = new Frame(0, 0, 0, 5);
        else vp.exit().reason = Exit.Reason.HALT;
        return 10;
    }

    @Override
    protected void enter(int entry, long argument) {
        rounds--;
        out8(0x1F6, 0xE0);
        in8(0x1F7, At.READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        At at = At.values()[stage];
        seen.add(at.name());
        switch (at) {
            case READ -> {
                computeNs = COMPUTE_NS;
                outs16(0x1F0, 0x4000, 256);
                then(At.STRING);
            }
            case STRING -> cpuidLow(0, At.LEAF);
            case LEAF -> hypercall(0x8, 0, 0, At.CALLED);
            case COMPUTED, CALLED -> {}
        }
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(frame.save(), seen, rounds, computeNs, interrupts));
    }

    @Override
    public void restoreEngine(Saved state) {
        State s = state.as(State.class);
        frame = Frame.restored(s.frame());
        seen.clear();
        seen.addAll(s.seen());
        rounds = s.rounds();
        computeNs = s.computeNs();
        interrupts = s.interrupts();
    }
}
