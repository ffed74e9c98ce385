// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.machine.RegisterRoutine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// A little system that runs one register routine: it probes ports, memory, CPUID and MSRs, halts until an interrupt
/// comes, and asks the machine for what `end` says.
final class Prober extends RegisterRoutine implements ExecutionEngine {
    /// What it does last.
    enum End {
        HALT,
        RESET,
        TURN_OFF
    }

    enum At {
        PORT,
        STRING,
        FEATURES,
        WOKEN,
        LAST
    }

    record State(Frame.State frame, List<String> seen) {}

    final List<String> seen = new ArrayList<>();
    private final End end;
    private Frame frame = new Frame(0, 0, 0, 77);

    Prober(End end) {
        this.end = end;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        if (vp.exit().answers != Exit.Reason.NONE) {
            answered(frame, vp.exit().answer);
            vp.exit().answers = Exit.Reason.NONE;
        }
        if (vp.hasPending()) {
            seen.add("interrupt " + vp.takePending());
            return 10;
        }
        if (isHalting(vp)) {
            answered(frame, 0);
            halting = false;
        }
        boolean ended = proceed(frame, vp);
        halting = !ended && vp.exit().reason == Exit.Reason.HALT;
        if (ended) vp.exit().reason = Exit.Reason.HALT;
        return 20 + takeChargeNs();
    }

    private boolean halting;

    private boolean isHalting(VirtualProcessor vp) {
        return halting && vp.exit().reason == Exit.Reason.NONE;
    }

    @Override
    protected void enter(int entry, long argument) {
        in16(0x1F0, At.PORT);
    }

    @Override
    protected void stage(int stage, long answer) {
        At at = At.values()[stage];
        seen.add(at + " " + Long.toHexString(answer));
        switch (at) {
            case PORT -> {
                ins16(0x1F0, 0x2000, 8);
                then(At.STRING);
            }
            case STRING -> cpuidHigh(0x80000001, At.FEATURES);
            case FEATURES -> halt(At.WOKEN);
            case WOKEN -> {
                switch (end) {
                    case HALT -> {}
                    case RESET -> out8(PhysicalMachine.RESET_PORT, 6);
                    case TURN_OFF -> out16(PhysicalMachine.POWER_PORT, 1 << 13);
                }
                then(At.LAST);
            }
            case LAST -> {}
        }
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(frame.save(), seen));
    }

    @Override
    public void restoreEngine(Saved state) {
        frame = Frame.restored(state.as(State.class).frame());
        seen.addAll(state.as(State.class).seen());
    }
}
