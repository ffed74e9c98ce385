// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.util.List;
import org.enlighten.simulation.Hive;

/// As [SimulationSnapshotTest], with more timers than the front of the queue holds.
class ManyTimersSnapshotTest extends SnapshotContract<Hive.State> {
    @Override
    protected World<Hive.State> build(long seed) {
        return new HiveWorld(seed, 300);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.simulation.Simulation");
    }

    @Override
    protected int stepsMax() {
        return 3_000;
    }

    @Override
    protected int every() {
        return 61;
    }

    @Override
    protected int stepsAfter() {
        return 600;
    }
}
