// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.clock;

/// The kernel's time. With a clock device it is counted in ticks; without one it is the processor's own
/// counter, virtual time itself.
///
/// An idle system takes no ticks: when it wakes, those that passed are counted by their distance to the last
/// one. Interrupts come late by microseconds, so the first tick after an idle stretch is rounded to the
/// nearest whole number of periods instead of counted as one; otherwise a tick near the moment of waking
/// would count twice or never. A tick that was not delivered while the system was busy stays lost, and so do those of
/// the
/// time in which an idle system was held back by its carrier.
public final class TickClock {
    /// What is saved.
    public record State(
            long periodNs, long baseNs, long ticks, long idleTicks, long lastTickNs, boolean afterIdle, long costNs) {}

    /// The tick itself, and one that was left out just before the waking.
    private static final long AFTER_IDLE_MAX = 2;

    private long periodNs;
    private long baseNs;
    private long ticks;
    private long idleTicks;
    private long lastTickNs;
    private boolean afterIdle;
    private long costNs;

    public boolean isTicking() {
        return periodNs > 0;
    }

    /// A clock device is there: from now on time is what it says.
    public void start(long period, long nowNs) {
        baseNs = timeNs(nowNs);
        periodNs = period;
        lastTickNs = nowNs;
    }

    /// The system's time at an instant, in nanoseconds since the simulation began as far as ticks tell.
    public long timeNs(long nowNs) {
        return periodNs == 0 ? nowNs : baseNs + ticks * periodNs;
    }

    public long periodNs() {
        return periodNs;
    }

    public long ticks() {
        return ticks;
    }

    public long idleTicks() {
        return idleTicks;
    }

    /// A tick's interrupt was taken at `nowNs`.
    public void tick(long nowNs) {
        long passed = afterIdle ? Math.min(AFTER_IDLE_MAX, (nowNs - lastTickNs + periodNs / 2) / periodNs) : 1;
        ticks += passed;
        lastTickNs = nowNs;
        afterIdle = false;
    }

    /// What one tick cost the processor, measured on the last one.
    public void tickCost(long ns) {
        costNs = ns;
    }

    public long tickCostNs() {
        return costNs;
    }

    /// The system was idle until `nowNs` and took no ticks: counts them, and returns how many.
    ///
    /// @param heldNs for how long of it there were none
    public long woken(long nowNs, long heldNs) {
        lastTickNs += heldNs;
        long passed = leftOut(nowNs, 0);
        ticks += passed;
        idleTicks += passed;
        lastTickNs += passed * periodNs;
        afterIdle = true;
        return passed;
    }

    /// How many ticks [#woken] would count now.
    public long leftOut(long nowNs, long heldNs) {
        return Math.max(0, (nowNs - lastTickNs - heldNs) / periodNs);
    }

    /// The instant from which an idle system needs ticks again so that its time reaches `dueNs`: half a period
    /// before the tick itself, so that none comes late because the last one was taken late.
    public long wakeAtNs(long dueNs) {
        long wanted = Math.max(1, (dueNs - timeNs(0) + periodNs - 1) / periodNs);
        return lastTickNs + wanted * periodNs - periodNs / 2;
    }

    public State save() {
        return new State(periodNs, baseNs, ticks, idleTicks, lastTickNs, afterIdle, costNs);
    }

    public void restore(State s) {
        periodNs = s.periodNs();
        baseNs = s.baseNs();
        ticks = s.ticks();
        idleTicks = s.idleTicks();
        lastTickNs = s.lastTickNs();
        afterIdle = s.afterIdle();
        costNs = s.costNs();
    }
}
