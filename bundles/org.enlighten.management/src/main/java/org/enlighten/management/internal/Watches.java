// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.enlighten.simulation.Simulation;

/// Conditions that somebody waits for, looked at while virtual time passes. They are no part of the world: looking
/// changes nothing in it, and they are not saved.
final class Watches {
    /// One condition.
    static final class Watch {
        private final long everyNs;
        private final long deadlineNs;
        private final BooleanSupplier holds;
        private final Runnable then;
        private final Runnable late;
        private long nextNs;

        Watch(long everyNs, long deadlineNs, BooleanSupplier holds, Runnable then, Runnable late) {
            this.everyNs = everyNs;
            this.deadlineNs = deadlineNs;
            this.holds = holds;
            this.then = then;
            this.late = late;
        }
    }

    private final List<Watch> watches = new ArrayList<>();
    private long nextNs = Simulation.NEVER;

    /// Looked at from now on; `then` or `late` is run once.
    void add(Watch watch) {
        watches.add(watch);
        nextNs = 0;
    }

    void remove(Watch watch) {
        watches.remove(watch);
    }

    /// When something is to be looked at next; NEVER when nothing is waited for.
    long nextNs() {
        return nextNs;
    }

    /// The earliest instant at which somebody gives up.
    long deadlineNs() {
        long earliest = Simulation.NEVER;
        for (Watch watch : watches) earliest = Math.min(earliest, watch.deadlineNs);
        return earliest;
    }

    /// Looks at what is due. Cheap when nothing is: it is called after every step.
    void look(long nowNs) {
        if (nowNs < nextNs) return;
        for (Watch watch : List.copyOf(watches)) look(watch, nowNs);
        nextNs = Simulation.NEVER;
        for (Watch watch : watches) nextNs = Math.min(nextNs, Math.min(watch.nextNs, watch.deadlineNs));
    }

    private void look(Watch watch, long nowNs) {
        boolean last = nowNs >= watch.deadlineNs;
        if ((nowNs < watch.nextNs && !last) || !watches.contains(watch)) return;
        watch.nextNs = nowNs + watch.everyNs;
        if (watch.holds.getAsBoolean()) {
            watches.remove(watch);
            watch.then.run();
        } else if (last) {
            watches.remove(watch);
            watch.late.run();
        }
    }
}
