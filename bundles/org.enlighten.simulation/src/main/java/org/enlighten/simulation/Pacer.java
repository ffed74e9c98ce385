// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Where virtual time should be at an instant of the wall clock. Wall instants are those of [System#nanoTime],
/// given by the caller.
final class Pacer {
    /// A simulation that is later than this, in wall time, does not try to make it good.
    static final long LATE_MAX_NS = 200_000_000;

    private final double factor;
    private long wallNs;
    private long virtualNs;

    /// Begins at the virtual instant `nowNs`.
    Pacer(double factor, long wallNowNs, long nowNs) {
        this.factor = factor;
        wallNs = wallNowNs;
        virtualNs = nowNs;
    }

    /// The virtual instant for the wall instant `wallNowNs`, given that the clock stands at `nowNs`.
    long target(long wallNowNs, long nowNs) {
        long target = virtualNs + (long) ((wallNowNs - wallNs) * factor);
        if (target - nowNs <= LATE_MAX_NS * factor) return target;
        wallNs = wallNowNs;
        virtualNs = nowNs;
        return nowNs;
    }

    /// How long the wall clock goes on until `atNs` has come, at least 0.
    long waitNs(long atNs, long wallNowNs) {
        if (atNs == Simulation.NEVER) return Simulation.NEVER;
        double wait = (atNs - virtualNs) / factor - (wallNowNs - wallNs);
        return Math.max(0, (long) Math.ceil(wait));
    }
}
