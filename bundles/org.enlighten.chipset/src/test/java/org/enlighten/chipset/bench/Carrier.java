// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bench;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.chipset.Motherboard;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// Carries the bench's processor as a machine without hypervisor does: an access takes 100 ns and is answered at
/// once.
public final class Carrier {
    private static final long ACCESS_NS = 100;

    public final Bench bench;
    private static final EventType ACCESS = EventType.of("test.access", "port", "answer");

    /// Every access: instant, reason, port, value or count, answer.
    public final List<String> accesses = new ArrayList<>();

    /// Off: nothing is noted, for benchmarks.
    public boolean notes = true;

    public Carrier(Bench bench) {
        this.bench = bench;
        bench.raises = true;
        bench.raised = vp -> {
            if (vp.run() == VirtualProcessor.Run.HALTED && vp.wakes()) vp.run(VirtualProcessor.Run.RUNNING);
        };
    }

    /// Steps until `untilNs`, or until nothing will happen any more.
    public void runUntil(long untilNs) {
        while (bench.simulation.now() < untilNs && step(untilNs)) {}
    }

    /// One action of the processor or of what it waits for; false when nothing will happen any more.
    public boolean step(long untilNs) {
        VirtualProcessor vp = bench.vp;
        if (vp.run() == VirtualProcessor.Run.HALTED) return sleep(untilNs);
        long used = vp.engine().run(vp, bench.simulation.now(), Simulation.NEVER);
        if (vp.burstNs() > 0 && vp.exit().reason == Exit.Reason.NONE) {
            bench.pass(Math.min(used + vp.burstNs(), untilNs - bench.simulation.now()));
            vp.burstNs(0);
            return true;
        }
        bench.pass(used);
        if (vp.exit().reason != Exit.Reason.NONE) exit(vp);
        return true;
    }

    private boolean sleep(long untilNs) {
        long next = Math.min(bench.board.nextDueNs(), bench.simulation.nextAtNs());
        if (next == Simulation.NEVER) return false;
        bench.pass(Math.min(next, untilNs) - bench.simulation.now());
        return true;
    }

    private void exit(VirtualProcessor vp) {
        Exit exit = vp.exit();
        if (exit.reason == Exit.Reason.HALT) {
            exit.reason = Exit.Reason.NONE;
            if (!vp.wakes()) vp.run(VirtualProcessor.Run.HALTED);
            return;
        }
        long value = exit.reason.isString() ? exit.count : exit.value;
        String what = notes ? "%d %s %x %x".formatted(bench.simulation.now(), exit.reason, exit.port, value) : "";
        long answer = bench.board.access(vp);
        if (notes) accesses.add(what + " " + Long.toHexString(answer));
        bench.simulation.trace().record(ACCESS, 1, 0, Mode.USER, exit.cause, exit.port, answer);
        vp.answer(answer);
        bench.drain();
        bench.pass(ACCESS_NS);
    }

    /// The whole bench but its simulation, with the engine that runs on it.
    public State save() {
        List<Saved> media = new ArrayList<>();
        for (var medium : bench.media) media.add(medium == null ? Saved.NOTHING : Saved.of(medium));
        return new State(
                bench.memory.save(),
                bench.vp.save(),
                bench.board.save(),
                bench.vp.engine().saveEngine(),
                media);
    }

    /// Into a carrier whose bench and engine are new.
    public void restore(State s) {
        bench.memory.restore(s.memory());
        bench.vp.restore(s.vp());
        for (int d = 0; d < 4; d++) if (bench.media[d] != null) s.media().get(d).into(bench.media[d]);
        bench.board.restore(s.board());
        bench.vp.engine().restoreEngine(s.engine());
    }

    /// What is saved.
    public record State(
            GuestMemory.State memory,
            VirtualProcessor.State vp,
            Motherboard.State board,
            Saved engine,
            List<Saved> media) {}
}
