// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.clock;

/// The difference between the time that ticks give, which only goes on, and the clock that people and files go by,
/// which may be set (stepped) or made to run a little faster or slower for a while (slewed).
public final class TimeOfDay {
    /// What is saved.
    public record State(long offsetNs, long slewNs, long slewFromNs) {}

    /// A slewed clock gains or loses one part in so many: 5 ms in a second.
    private static final long SLEW_PART = 200;

    private long offsetNs;
    /// What is to be made good, counted from an instant of ticks' time on.
    private long slewNs;
    private long slewFromNs;

    /// @param nowNs the time that ticks give
    public long timeNs(long nowNs) {
        return nowNs + offsetNs + slewed(nowNs);
    }

    private long slewed(long nowNs) {
        long most = Math.max(0, nowNs - slewFromNs) / SLEW_PART;
        return Math.clamp(slewNs, -most, most);
    }

    public void step(long toNs, long nowNs) {
        offsetNs = toNs - nowNs;
        slewNs = 0;
    }

    /// From now on the clock is brought to `byNs` more than it shows; what an earlier slew has not reached is
    /// forgotten.
    public void slew(long byNs, long nowNs) {
        offsetNs += slewed(nowNs);
        slewNs = byNs;
        slewFromNs = nowNs;
    }

    public State save() {
        return new State(offsetNs, slewNs, slewFromNs);
    }

    public void restore(State s) {
        offsetNs = s.offsetNs();
        slewNs = s.slewNs();
        slewFromNs = s.slewFromNs();
    }
}
