// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

import org.enlighten.simulation.Simulation;

/// The time of one virtual processor within a window, by what it went to. Each nanosecond goes to one standing.
final class ProcessorTime {
    private static final Standing[] ALL = Standing.values();

    private final long fromNs;
    private final long toNs;
    private final long[] spent = new long[ALL.length];
    private Standing standing = Standing.HALTED;
    private long sinceNs;
    /// When the hypervisor's work for it ends and its software goes on.
    private long goesOnNs = Simulation.NEVER;
    private int lp = -1;

    ProcessorTime(long fromNs, long toNs, long nowNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        sinceNs = nowNs;
    }

    int lp() {
        return lp;
    }

    void place(int next) {
        lp = next;
    }

    /// It stands so from now on. Answers what was spent since the last call, for the logical processor's account.
    long[] become(Standing next, long nowNs) {
        return become(next, nowNs, Simulation.NEVER);
    }

    /// The hypervisor's work ends then, and its software goes on.
    long[] enter(long nowNs, long atNs) {
        return become(Standing.HYPERVISOR, nowNs, atNs);
    }

    private long[] become(Standing next, long nowNs, long goesOn) {
        long[] now = new long[ALL.length];
        long change = Math.clamp(goesOnNs, sinceNs, nowNs);
        book(now, standing, sinceNs, change);
        book(now, Standing.GUEST, change, nowNs);
        standing = next;
        sinceNs = nowNs;
        goesOnNs = goesOn;
        for (int i = 0; i < spent.length; i++) spent[i] += now[i];
        return now;
    }

    private void book(long[] to, Standing what, long from, long until) {
        to[what.ordinal()] += Math.max(0, Math.min(until, toNs) - Math.max(from, fromNs));
    }

    long spentNs(Standing what) {
        return spent[what.ordinal()];
    }
}
