// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// As [SimulationSnapshotTest], with more timers than the front of the queue holds.
class ManyTimersSnapshotTest extends SnapshotContract<Hive.State> {
    @Override
    protected World<Hive.State> build(long seed) {
        return new Hive(seed, 300);
    }

    @Override
    protected int stepsMax() {
        return 3_000;
    }

    @Override
    protected int every() {
        return 61;
    }
}
