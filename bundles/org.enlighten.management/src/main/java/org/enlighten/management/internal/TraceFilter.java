// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.store.RecordedRun;
import org.enlighten.store.StoreException;

/// Which events of a run are asked for: all, or what happened in one partition and everything that served the same
/// requests.
record TraceFilter(OptionalInt partition, Set<Long> causes) {
    static TraceFilter all() {
        return new TraceFilter(OptionalInt.empty(), Set.of());
    }

    static TraceFilter of(int partition, RecordedRun run) throws StoreException {
        Set<Long> causes = new TreeSet<>();
        run.replay(event -> {
            if (event.partition() == partition && event.cause() != 0) causes.add(event.cause());
        });
        return new TraceFilter(OptionalInt.of(partition), causes);
    }

    boolean test(TraceEvent event) {
        return partition.isEmpty() || event.partition() == partition.getAsInt() || causes.contains(event.cause());
    }
}
