// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.hypervisor.protocol.Msr;

/// One synthetic timer, in 100 ns units of the partition's reference time.
///
/// A periodic timer whose message waits for its slot misses ticks. A lazy one forgets them; any other makes them up
/// with half the period until it has caught up. No period is shorter than [#PERIOD_MIN] (decision 0351).
final class SyntheticTimer {
    record State(long config, long count, long due, boolean pending, long expired, long behind) {}

    static final long PERIOD_MIN = 1_000;

    private static final int SINT_SHIFT = 16;
    private static final int SINT_MASK = 0xF;
    private static final int VECTOR_SHIFT = 4;
    private static final int VECTOR_MASK = 0xFF;
    private static final int VECTOR_MIN = 16;
    private static final long KNOWN = 0xF_1FFFL;

    private long config;
    private long count;
    private long due;
    private boolean pending;
    private long expired;
    /// By how much the ticks that came lag behind those that were due.
    private long behind;

    long config() {
        return config;
    }

    long count() {
        return count;
    }

    boolean isRunning() {
        return (config & Msr.ENABLED) != 0;
    }

    boolean isDirect() {
        return (config & Msr.STIMER_DIRECT) != 0;
    }

    private boolean isPeriodic() {
        return (config & Msr.STIMER_PERIODIC) != 0;
    }

    int sint() {
        return (int) (config >>> SINT_SHIFT) & SINT_MASK;
    }

    int vector() {
        return (int) (config >>> VECTOR_SHIFT) & VECTOR_MASK;
    }

    /// When it expires next.
    long due() {
        return due;
    }

    /// A message waits for its slot.
    boolean isPending() {
        return pending;
    }

    /// When the message that waits was due.
    long expired() {
        return expired;
    }

    void config(long value, long now) {
        boolean direct = (value & Msr.STIMER_DIRECT) != 0;
        boolean illegal = direct && (value >>> VECTOR_SHIFT & VECTOR_MASK) < VECTOR_MIN;
        if ((value & ~KNOWN) != 0 || illegal) return;
        config = value;
        pending = false;
        boolean silent = !direct && sint() == 0;
        if (silent || count == 0) config &= ~Msr.ENABLED;
        start(now);
    }

    void count(long value, long now) {
        count = value;
        pending = false;
        if (value == 0) config &= ~Msr.ENABLED;
        else if ((config & Msr.STIMER_AUTO_ENABLE) != 0 && (isDirect() || sint() != 0)) config |= Msr.ENABLED;
        start(now);
    }

    private void start(long now) {
        behind = 0;
        due = isPeriodic() ? saturated(now, period()) : count < 0 ? Long.MAX_VALUE : count;
    }

    private long period() {
        return count < 0 ? Long.MAX_VALUE : Math.max(count, PERIOD_MIN);
    }

    private static long saturated(long now, long ahead) {
        return ahead > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ahead;
    }

    /// It was due. Several periods may have passed.
    void expire(long now) {
        boolean lost = pending;
        if (!pending) expired = due;
        pending = !isDirect();
        if (!isPeriodic()) {
            config &= ~Msr.ENABLED;
            return;
        }
        long period = period();
        long late = (now - due) / period;
        if ((config & Msr.STIMER_LAZY) == 0) behind = saturated(behind, (late + (lost ? 1 : 0)) * period);
        due += late * period;
        long made = Math.min(behind, lost ? 0 : period - Math.max(period / 2, PERIOD_MIN));
        behind -= made;
        due = saturated(due, period - made);
    }

    /// Its message lies in the slot.
    void delivered() {
        pending = false;
    }

    void reset() {
        restore(new State(0, 0, 0, false, 0, 0));
    }

    State save() {
        return new State(config, count, due, pending, expired, behind);
    }

    void restore(State s) {
        config = s.config();
        count = s.count();
        due = s.due();
        pending = s.pending();
        expired = s.expired();
        behind = s.behind();
    }
}
