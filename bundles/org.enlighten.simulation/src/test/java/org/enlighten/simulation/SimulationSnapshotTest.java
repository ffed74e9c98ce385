// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

class SimulationSnapshotTest extends SnapshotContract<Hive.State> {
    @Override
    protected World<Hive.State> build(long seed) {
        return new Hive(seed, 12);
    }

    @Override
    protected int stepsMax() {
        return 700;
    }

    @Override
    protected int every() {
        return 1;
    }
}
