// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every component with state promises: saved between any two steps, as text, and restored into freshly built
/// objects, it goes on as if nothing had happened: the same state, the same events, to the end.
///
/// @param <S> the state of the component under test
public abstract class SnapshotContract<S extends Record> {
    /// A simulation with the component under test built into it. Building does not start anything.
    public interface World<S extends Record> {
        Simulation simulation();

        Snapshottable<S> component();

        /// Begins the work whose middle is saved. Not called on a world that is restored.
        void start();
    }

    /// Builds the same world each time.
    protected abstract World<S> build(long seed);

    /// At most this many steps are taken.
    protected int stepsMax() {
        return 2_000;
    }

    /// A state is saved every so many steps.
    protected int every() {
        return 7;
    }

    @TestFactory
    List<DynamicTest> goesOnTheSameAfterARestoreAtAnyStep() {
        List<DynamicTest> tests = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
            long s = seed;
            tests.add(DynamicTest.dynamicTest("seed " + seed, () -> restoreEverywhere(s)));
        }
        return tests;
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        assertEquals(run(started(3)), run(started(3)));
    }

    private record Saving(long step, String simulation, String component) {}

    private void restoreEverywhere(long seed) {
        World<S> original = started(seed);
        List<TraceEvent> told = new ArrayList<>();
        original.simulation().trace().attach(told::add);
        List<Saving> savings = new ArrayList<>();
        List<Integer> toldBefore = new ArrayList<>();
        for (int step = 0; step < stepsMax(); step++) {
            if (step % every() == 0) {
                savings.add(save(original, step));
                toldBefore.add(told.size());
            }
            if (!original.simulation().step()) break;
        }
        Saving end = save(original, 0);
        for (int i = 0; i < savings.size(); i++)
            goesOn(seed, savings.get(i), told.subList(toldBefore.get(i), told.size()), end);
    }

    private void goesOn(long seed, Saving saving, List<TraceEvent> remaining, Saving end) {
        String replay = "seed=" + seed + ", saved at step " + saving.step();
        World<S> restored = build(seed);
        restore(restored, saving);
        assertEquals(saving, save(restored, saving.step()), replay);
        List<TraceEvent> told = new ArrayList<>();
        restored.simulation().trace().attach(told::add);
        for (long step = saving.step();
                step < stepsMax() && restored.simulation().step();
                step++) {}
        assertEquals(remaining, told, replay);
        assertEquals(end, save(restored, 0), replay);
    }

    private World<S> started(long seed) {
        World<S> world = build(seed);
        world.start();
        return world;
    }

    private List<Object> run(World<S> world) {
        List<Object> told = new ArrayList<>();
        world.simulation().trace().attach(told::add);
        for (int step = 0; step < stepsMax() && world.simulation().step(); step++) {}
        told.add(save(world, 0));
        return told;
    }

    private Saving save(World<S> world, long step) {
        return new Saving(
                step,
                Saved.of(world.simulation()).text(),
                Saved.of(world.component()).text());
    }

    private void restore(World<S> world, Saving saving) {
        Saved.parse(saving.component()).into(world.component());
        Saved.parse(saving.simulation()).into(world.simulation());
    }
}
