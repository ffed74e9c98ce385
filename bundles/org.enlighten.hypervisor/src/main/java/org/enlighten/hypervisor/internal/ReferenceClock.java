// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.simulation.Simulation;

/// A partition's reference time in units of 100 ns. It counts while at least one of its processors is not held back
/// by its parent: a partition that is paused does not grow older.
final class ReferenceClock {
    static final int UNIT_NS = 100;

    /// @param lostNs time since the partition was made in which it did not count, up to when it last stopped
    record State(boolean stopped, long stoppedAtNs, long lostNs) {}

    private final long createdNs;
    private boolean stopped;
    private long stoppedAtNs;
    private long lostNs;

    /// It counts.
    ReferenceClock(long createdNs) {
        this.createdNs = createdNs;
    }

    /// Stops or goes on; says whether that is a change.
    boolean run(boolean on, long nowNs) {
        if (stopped != on) return false;
        if (on) lostNs += nowNs - stoppedAtNs;
        else stoppedAtNs = nowNs;
        stopped = !on;
        return true;
    }

    boolean isStopped() {
        return stopped;
    }

    long count(long nowNs) {
        return ((stopped ? stoppedAtNs : nowNs) - createdNs - lostNs) / UNIT_NS;
    }

    /// The instant at which it will have counted so far; NEVER when it is stopped or that is beyond all time.
    long instantOf(long count) {
        if (stopped || count > (Simulation.NEVER - createdNs - lostNs) / UNIT_NS) return Simulation.NEVER;
        return createdNs + lostNs + count * UNIT_NS;
    }

    State save() {
        return new State(stopped, stoppedAtNs, lostNs);
    }

    void restore(State s) {
        stopped = s.stopped();
        stoppedAtNs = s.stoppedAtNs();
        lostNs = s.lostNs();
    }
}
