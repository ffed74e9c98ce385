// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One virtual clock, one queue of timers, one source of chance and one trace. Not thread-safe: everything here is
/// called on the thread that steps it. Same world, seed and commands: same trace, byte for byte.
public final class Simulation implements Snapshottable<SimulationState> {
    /// The instant that does not come.
    public static final long NEVER = Long.MAX_VALUE;

    private final TimerTable timers = new TimerTable();
    private final TimerQueue queue = new TimerQueue();
    private final Chance chance;
    private final Trace trace = new Trace(this);
    private Processor[] processors = {};
    private long now;
    private long order;
    private long steps;

    public Simulation(long seed) {
        chance = new Chance(seed);
    }

    /// The current instant, in nanoseconds since the simulation began.
    public long now() {
        return now;
    }

    /// How many steps were taken since the simulation began.
    public long steps() {
        return steps;
    }

    public Chance chance() {
        return chance;
    }

    public Trace trace() {
        return trace;
    }

    /// Makes a timer, not armed. Its id must not be in use; `wired` runs on the simulation's thread.
    public Timer timer(String id, Runnable wired) {
        Timer timer = new Timer(id, wired);
        if (!timers.add(timer)) throw new IllegalStateException("timer id in use: id=" + id);
        return timer;
    }

    /// Cancels a timer and frees its id; it cannot be armed again.
    public void forget(Timer timer) {
        cancel(timer);
        if (timers.remove(timer)) timer.order = Timer.FORGOTTEN;
    }

    /// Arms a timer for `dueNs`, at least [#now]; one that is armed already is armed anew. [#NEVER] cancels it.
    public void arm(Timer timer, long dueNs) {
        if (dueNs < now)
            throw new IllegalArgumentException("due in the past: " + timer.id + ", due=" + dueNs + ", now=" + now);
        if (timer.order == Timer.FORGOTTEN) throw new IllegalStateException("timer was forgotten: id=" + timer.id);
        cancel(timer);
        if (dueNs == NEVER) return;
        timer.dueNs = dueNs;
        timer.order = order++;
        queue.add(timer);
    }

    public void cancel(Timer timer) {
        if (!timer.isArmed()) return;
        queue.remove(timer);
        timer.dueNs = NEVER;
    }

    /// Adds a peer of the timer queue; ties between processors go by the order in which they were added.
    public void add(Processor processor) {
        processors = Arrays.copyOf(processors, processors.length + 1);
        processors[processors.length - 1] = processor;
    }

    public void remove(Processor processor) {
        List<Processor> others = new ArrayList<>(List.of(processors));
        others.remove(processor);
        processors = others.toArray(Processor[]::new);
    }

    /// The instant of the next step, or [#NEVER] when nothing is left to happen.
    public long nextAtNs() {
        long at = queue.firstDueNs();
        for (Processor processor : processors) at = Math.min(at, processor.nextAtNs());
        return at;
    }

    /// Takes one step: the next timer or one processor's action. False when nothing is left to happen.
    public boolean step() {
        return stepUpTo(NEVER - 1);
    }

    /// Takes one step if it is due at `untilNs` or before; false when it is not.
    boolean stepUpTo(long untilNs) {
        long at = queue.firstDueNs();
        Processor who = null;
        for (Processor processor : processors) {
            long next = processor.nextAtNs();
            if (next < at) {
                at = next;
                who = processor;
            }
        }
        if (at > untilNs) return false;
        now = at;
        steps++;
        if (who != null) who.step();
        else fire();
        return true;
    }

    /// Takes every step up to and including `untilNs`, then lets the clock stand at `untilNs`. With [#NEVER]: runs
    /// until nothing is left to happen, and the clock stands at the last step.
    public void runUntil(long untilNs) {
        if (untilNs == NEVER) {
            while (step()) {}
            return;
        }
        while (stepUpTo(untilNs)) {}
        now = Math.max(now, untilNs);
    }

    /// How far from now `me` may run without being interrupted by another's effect: no timer and no other
    /// processor's next action plus `latencyNs` is passed. At least 1.
    public long horizonNs(Processor me, long latencyNs) {
        long at = queue.firstDueNs();
        for (Processor other : processors) {
            if (other == me) continue;
            long next = other.nextAtNs();
            if (next < at - latencyNs) at = next + latencyNs;
        }
        return at == NEVER ? NEVER : Math.max(1, at - now);
    }

    /// Timers that are armed now and whose ids begin with `prefix`, in the order in which they were armed: for a
    /// component that is to be taken apart and put together again in the same world. O(armed timers).
    public List<SimulationState.Armed> armed(String prefix) {
        return save().armed().stream().filter(a -> a.id().startsWith(prefix)).toList();
    }

    /// Arms timers that were armed before their owner was taken apart; those whose instant has gone by are due now.
    public void armAgain(List<SimulationState.Armed> before) {
        for (SimulationState.Armed a : before) {
            Timer timer = timers.get(a.id());
            if (timer == null) throw new IllegalStateException("a timer has no owner in this world: id=" + a.id());
            arm(timer, Math.max(now, a.dueNs()));
        }
    }

    /// Whether a timer of this id exists.
    public boolean hasTimer(String id) {
        return timers.get(id) != null;
    }

    private void fire() {
        Timer first = queue.removeFirst();
        first.dueNs = NEVER;
        first.wired.run();
    }

    @Override
    public Class<SimulationState> stateType() {
        return SimulationState.class;
    }

    @Override
    public SimulationState save() {
        List<SimulationState.Armed> armed = new ArrayList<>(queue.size());
        for (Timer t : queue.inArmingOrder()) armed.add(new SimulationState.Armed(t.id, t.dueNs, t.order));
        return new SimulationState(now, order, steps, chance.state(), armed, trace.save());
    }

    /// Call last, when every component was built and restored: timers are re-armed here, in the order they were armed
    /// in. Throws [IllegalStateException] when a saved timer has no owner in this world.
    @Override
    public void restore(SimulationState state) {
        for (Timer t : queue.inArmingOrder()) cancel(t);
        now = state.now();
        order = state.order();
        steps = state.steps();
        chance.restore(state.chance());
        trace.restore(state.trace());
        List<SimulationState.Armed> armed = new ArrayList<>(state.armed());
        armed.sort(Comparator.comparingLong(SimulationState.Armed::order));
        for (SimulationState.Armed a : armed) rearm(a);
    }

    private void rearm(SimulationState.Armed armed) {
        Timer timer = timers.get(armed.id());
        if (timer == null)
            throw new IllegalStateException("a saved timer has no owner in this world: id=" + armed.id());
        if (timer.isArmed()) throw new IllegalStateException("a timer was saved twice: id=" + armed.id());
        timer.dueNs = armed.dueNs();
        timer.order = armed.order();
        queue.add(timer);
    }
}
