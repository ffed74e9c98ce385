// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// A due instant and the action wired to it, once, when its owner was built. It carries no payload, so that an
/// armed timer is saved as (id, due, order). Made by [Simulation#timer]; armed and cancelled there.
public final class Timer {
    static final long FORGOTTEN = -1;

    final String id;
    final Runnable wired;
    long dueNs = Simulation.NEVER;
    /// When it was armed, among all armings of its simulation, or [#FORGOTTEN].
    long order;
    /// Where it lies in the timer queue while it is armed.
    Bucket bucket;

    int place;

    Timer(String id, Runnable wired) {
        this.id = id;
        this.wired = wired;
    }

    /// A path such as `vm/3/ide0/served`: unique within its simulation, stable over releases.
    public String id() {
        return id;
    }

    /// The instant this timer fires, or [Simulation#NEVER].
    public long dueNs() {
        return dueNs;
    }

    public boolean isArmed() {
        return dueNs != Simulation.NEVER;
    }
}
