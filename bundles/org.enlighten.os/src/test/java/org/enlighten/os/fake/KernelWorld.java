// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.function.BiConsumer;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A system, and what comes to it from outside before each of its steps, by chance.
public final class KernelWorld implements SnapshotContract.Whole<KernelWorld.State> {
    /// What is saved.
    public record State(TestSystem.State system, long chance) {}

    private final TestSystem system;
    private final BiConsumer<TestSystem, Chance> outside;
    private final Chance chance;

    public KernelWorld(TestSystem system, long seed, BiConsumer<TestSystem, Chance> outside) {
        this.system = system;
        this.outside = outside;
        chance = new Chance(seed);
    }

    @Override
    public void start() {
        system.start();
    }

    @Override
    public boolean step() {
        outside.accept(system, chance);
        return system.simulation.step();
    }

    @Override
    public Simulation simulation() {
        return system.simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(system.save(), chance.state());
    }

    @Override
    public void restore(State state) {
        system.restore(state.system());
        chance.restore(state.chance());
    }
}
