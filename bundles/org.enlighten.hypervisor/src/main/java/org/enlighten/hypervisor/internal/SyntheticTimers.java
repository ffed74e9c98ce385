// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.TimerMessage;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// The four synthetic timers of one processor (TLFS, "Synthetic timers"). One that expires raises its vector or posts
/// a message to its SINT; while that message has no slot, it waits in the timer, which posts no second one.
final class SyntheticTimers {
    record State(List<SyntheticTimer.State> timers) {}

    private final SyntheticTimer[] timers = new SyntheticTimer[Msr.STIMERS];
    private final Partition partition;
    private final VirtualProcessor vp;
    private final SynIc synic;
    private final Simulation simulation;
    private final Timer next;

    SyntheticTimers(Partition partition, VirtualProcessor vp, SynIc synic, Simulation simulation, String id) {
        this.partition = partition;
        this.vp = vp;
        this.synic = synic;
        this.simulation = simulation;
        for (int i = 0; i < timers.length; i++) timers[i] = new SyntheticTimer();
        next = simulation.timer(id + "/timers", this::expire);
    }

    static boolean isTimer(int msr) {
        return msr >= Msr.STIMER0_CONFIG && msr < Msr.STIMER0_CONFIG + 2 * Msr.STIMERS;
    }

    private static boolean isCount(int msr) {
        return (msr & 1) == (Msr.STIMER0_COUNT & 1);
    }

    private static int index(int msr) {
        return (msr - Msr.STIMER0_CONFIG) / 2;
    }

    long read(int msr) {
        SyntheticTimer t = timers[index(msr)];
        return isCount(msr) ? t.count() : t.config();
    }

    void write(int msr, long value) {
        SyntheticTimer t = timers[index(msr)];
        long now = partition.clock.count(simulation.now());
        if (isCount(msr)) t.count(value, now);
        else t.config(value, now);
        expire();
    }

    /// The clock has stopped or goes on.
    void rearm() {
        long due = Simulation.NEVER;
        for (SyntheticTimer t : timers) if (t.isRunning()) due = Math.min(due, partition.clock.instantOf(t.due()));
        simulation.arm(next, due == Simulation.NEVER ? due : Math.max(due, simulation.now()));
    }

    private void expire() {
        long now = partition.clock.count(simulation.now());
        for (int i = 0; i < timers.length; i++) {
            SyntheticTimer t = timers[i];
            if (!t.isRunning() || t.due() > now) continue;
            t.expire(now);
            simulation
                    .trace()
                    .record(HypervisorEvents.TIMER_EXPIRED, partition.number(), vp.index(), Mode.HYPERVISOR, 0, i, now);
            if (t.isDirect()) vp.raise(t.vector());
        }
        deliver();
        rearm();
    }

    /// Posts what waits for a slot.
    void deliver() {
        long now = partition.clock.count(simulation.now());
        for (int i = 0; i < timers.length; i++) {
            SyntheticTimer t = timers[i];
            if (t.isPending() && synic.offer(t.sint(), new TimerMessage(i, t.expired(), now).encode())) t.delivered();
        }
    }

    void reset() {
        for (SyntheticTimer t : timers) t.reset();
        simulation.cancel(next);
    }

    void close() {
        simulation.forget(next);
    }

    State save() {
        List<SyntheticTimer.State> states = new ArrayList<>();
        for (SyntheticTimer t : timers) states.add(t.save());
        return new State(states);
    }

    void restore(State s) {
        for (int i = 0; i < s.timers().size(); i++) timers[i].restore(s.timers().get(i));
    }
}
