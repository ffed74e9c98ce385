// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.util.List;
import org.enlighten.simulation.Hive;

class SimulationSnapshotTest extends SnapshotContract<Hive.State> {
    @Override
    protected World<Hive.State> build(long seed) {
        return new HiveWorld(seed, 12);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.simulation.Simulation", "org.enlighten.simulation.Trace", Hive.class.getName());
    }

    @Override
    protected int stepsMax() {
        return 700;
    }

    @Override
    protected int every() {
        return 2;
    }
}
