// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.machine.Cost;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.internal.clock.Sleepers;
import org.enlighten.os.internal.clock.TickClock;
import org.enlighten.os.internal.clock.TimeOfDay;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Time as the system keeps it, and who waits for it. With a clock device it goes by ticks; without one a
/// timer of the machine is armed for the next instant that somebody waits for.
final class KernelTime {
    /// What is saved.
    record State(TickClock.State clock, Sleepers.State sleepers, int driver, TimeOfDay.State timeOfDay) {}

    private static final int NO_DRIVER = -1;

    private final Executive x;
    private final TickClock clock = new TickClock();
    private final Sleepers sleepers = new Sleepers();
    private final TimeOfDay timeOfDay = new TimeOfDay();
    private final Timer timer;
    private int driver = NO_DRIVER;

    KernelTime(Executive x) {
        this.x = x;
        timer = x.simulation.timer(
                x.machine.name() + "/kernel/timer", () -> x.dispatcher.cores[0].vp.raise(Dispatcher.TIMER));
    }

    long nowNs() {
        return clock.timeNs(x.simulation.now());
    }

    /// What the system's clock shows.
    long clockNs() {
        return timeOfDay.timeNs(nowNs());
    }

    /// What it would show if the system looked: ticks that it leaves out at the moment are counted.
    long shownNs() {
        Core c = x.dispatcher.cores[0];
        long leftOut = c.ticksLeftOut ? clock.leftOut(x.simulation.now(), c.vp.heldNs()) : 0;
        return timeOfDay.timeNs(nowNs() + leftOut * clock.periodNs());
    }

    void setClock(long ns) {
        long before = clockNs();
        timeOfDay.step(ns, nowNs());
        x.tell(OsEvents.CLOCK_SET, Mode.KERNEL, 0, ns, ns - before);
    }

    void adjustClock(long byNs) {
        timeOfDay.slew(byNs, nowNs());
        x.tell(OsEvents.CLOCK_ADJUSTED, Mode.KERNEL, 0, clockNs(), byNs);
    }

    boolean isTicking() {
        return clock.isTicking();
    }

    long ticks() {
        return clock.ticks();
    }

    long idleTicks() {
        return clock.idleTicks();
    }

    /// The first driver that offers a clock is the system's.
    void offered(DriverInstance by, long periodNs) {
        if (clock.isTicking()) return;
        if (periodNs < 1) throw new IllegalArgumentException("a clock's period is at least 1 ns: " + periodNs);
        driver = by.number;
        clock.start(periodNs, x.simulation.now());
        clock.tickCost(x.costs.ns(Cost.INTERRUPT) + x.costs.ns(Cost.DRIVER_PATH));
        x.simulation.cancel(timer);
    }

    boolean isClock(int vector) {
        if (driver == NO_DRIVER) return false;
        for (int number : x.drivers.onVector(vector)) if (number == driver) return true;
        return false;
    }

    /// From the clock driver's interrupt routine.
    void tick(DriverInstance from) {
        if (from.number != driver) return;
        long now = x.simulation.now();
        clock.tick(now);
        for (Core c : x.dispatcher.cores) {
            if (c.current == null || now < c.sliceEndNs || x.dispatcher.ready.highest() < 0) continue;
            c.sliceOver = true;
            c.look = c.declaredNs > 0;
        }
        wakeDue();
    }

    void tickCost(long ns) {
        clock.tickCost(ns);
    }

    void timerFired() {
        wakeDue();
        rearm();
    }

    void sleep(KernelThread t, long ns) {
        sleepers.add(nowNs() + Math.max(0, ns), t.id);
        rearm();
    }

    void cancel(KernelThread t) {
        sleepers.remove(t.id);
        rearm();
    }

    /// A processor halts: says from when it needs ticks again. Only when all are idle are ticks left out.
    void idle(Core c) {
        boolean leaveOut =
                c.vp.index() == 0 && isTicking() && !x.description.exactTicks() && !x.dispatcher.isAnyBusyBut(c);
        c.ticksLeftOut = leaveOut;
        if (!leaveOut) c.vp.wakeAtNs(c.vp.index() == 0 && isTicking() ? 0 : Simulation.NEVER);
        else c.vp.wakeAtNs(sleepers.isEmpty() ? Simulation.NEVER : clock.wakeAtNs(sleepers.nextDueNs()));
    }

    /// A processor wakes: counts the ticks it left out, and what they would have cost it. While its carrier held it
    /// back
    /// there were none.
    void woken(Core c, long nowNs, long heldNs) {
        if (!c.ticksLeftOut) return;
        c.ticksLeftOut = false;
        long passed = clock.woken(nowNs, heldNs);
        if (passed == 0) return;
        c.accounts.insteadOfIdle(passed * clock.tickCostNs());
        x.dispatcher.interrupts += passed;
        x.tell(OsEvents.TICKS_ACCOUNTED, Mode.KERNEL, 0, passed, clock.ticks());
        wakeDue();
    }

    private void wakeDue() {
        long time = nowNs();
        for (int id = sleepers.takeDue(time); id >= 0; id = sleepers.takeDue(time)) {
            KernelThread t = x.processes.thread(id);
            if (t != null && t.wait == KernelThread.Wait.SOCKET) {
                timedOut(t);
                continue;
            }
            if (t == null || !waitsForTime(t.wait)) continue;
            t.result = t.wait == KernelThread.Wait.SLEEP ? Result.of(0) : Executive.TIMED_OUT;
            x.dispatcher.wake(t, 0);
        }
    }

    private static boolean waitsForTime(KernelThread.Wait wait) {
        return switch (wait) {
            case SLEEP, WORK, WRITER -> true;
            default -> false;
        };
    }

    /// Performed again, its call finds that its deadline is over.
    private void timedOut(KernelThread t) {
        x.network.waits.forget(t);
        x.dispatcher.wake(t, 0);
    }

    private void rearm() {
        if (isTicking()) return;
        if (sleepers.isEmpty()) x.simulation.cancel(timer);
        else if (timer.dueNs() != sleepers.nextDueNs())
            x.simulation.arm(timer, Math.max(x.simulation.now(), sleepers.nextDueNs()));
    }

    void close() {
        x.simulation.forget(timer);
    }

    State save() {
        return new State(clock.save(), sleepers.save(), driver, timeOfDay.save());
    }

    void restore(State s) {
        clock.restore(s.clock());
        sleepers.restore(s.sleepers());
        driver = s.driver();
        if (s.timeOfDay() != null) timeOfDay.restore(s.timeOfDay());
    }
}
