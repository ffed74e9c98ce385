// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import org.enlighten.simulation.Hive;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// A small world that does a bit of everything a world does.
record HiveWorld(Hive hive) implements SnapshotContract.World<Hive.State> {
    HiveWorld(long seed, int cells) {
        this(new Hive(seed, cells));
    }

    @Override
    public Simulation simulation() {
        return hive.simulation();
    }

    @Override
    public Snapshottable<Hive.State> component() {
        return hive;
    }

    @Override
    public void start() {
        hive.start();
    }
}
