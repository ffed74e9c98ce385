// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// Software that makes one exit after the other and keeps the answers; then it halts.
final class Caller implements ExecutionEngine {
    private record Wanted(Exit.Reason reason, long value, long gpa, long count) {}

    final List<Long> results = new ArrayList<>();
    final List<Integer> vectors = new ArrayList<>();
    private final Deque<Wanted> wanted = new ArrayDeque<>();

    void next(long control, long input, long output) {
        next(Exit.Reason.HYPERCALL, control, input, output);
    }

    void next(Exit.Reason reason, long value, long gpa, long count) {
        wanted.add(new Wanted(reason, value, gpa, count));
    }

    void writeMsr(int msr, long value) {
        next(Exit.Reason.WRMSR, value, msr & 0xFFFFFFFFL, 0);
    }

    void readMsr(int msr) {
        next(Exit.Reason.RDMSR, 0, msr & 0xFFFFFFFFL, 0);
    }

    int waiting() {
        return wanted.size();
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        Exit exit = vp.exit();
        if (exit.answers != Exit.Reason.NONE) results.add(exit.answer);
        exit.answers = Exit.Reason.NONE;
        while (vp.hasPending()) vectors.add(vp.takePending());
        Wanted next = wanted.poll();
        exit.reason = next == null ? Exit.Reason.HALT : next.reason();
        if (next == null) return 10;
        exit.value = next.value();
        exit.gpa = next.gpa();
        exit.count = next.count();
        exit.size = 0;
        return 10;
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.NOTHING;
    }

    @Override
    public void restoreEngine(Saved state) {}
}
