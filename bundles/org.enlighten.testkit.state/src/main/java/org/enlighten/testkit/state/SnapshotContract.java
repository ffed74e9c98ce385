// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every component with state promises: saved between any two steps, as text, and restored into freshly built
/// objects, it goes on as if nothing had happened: the same state, the same events, to the end. Extend it, return a
/// world with your component at work in it, and inherit the tests.
///
/// `-Denlighten.seed=N` tries one seed alone, `-Denlighten.save.every=N` saves more often.
///
/// @param <S> the state of the component under test
public abstract class SnapshotContract<S extends Record> {
    /// A simulation with the component under test built into it. Building does not start anything.
    public interface World<S extends Record> {
        Simulation simulation();

        /// Everything in the world that has state, except the simulation itself.
        Snapshottable<S> component();

        /// Begins the work whose middle is saved. Not called on a world that is restored.
        void start();

        /// One step: what comes from outside before it, which the state decides, and what happens. False at the end.
        default boolean step() {
            return simulation().step();
        }

        /// The world is not needed any more.
        default void close() {}
    }

    /// A world that itself holds the state of everything in it, for components that need others around them.
    public interface Whole<S extends Record> extends World<S>, Snapshottable<S> {
        @Override
        default Snapshottable<S> component() {
            return this;
        }
    }

    /// Builds the same world each time.
    protected abstract World<S> build(long seed);

    /// Full names of the classes whose state is tried here. Each must be seen at work: an object of it in the
    /// component when it is saved and again when it is restored, and in more than one state unless it has none.
    protected abstract List<String> covers();

    /// At most this many steps are taken.
    protected int stepsMax() {
        return 2_000;
    }

    /// A state is saved every so many steps.
    protected int every() {
        return 7;
    }

    /// How many steps a restored world goes on before it is compared, rounded up to the next save; unlimited at first.
    protected int stepsAfter() {
        return Integer.MAX_VALUE;
    }

    /// How many seeds are tried.
    protected int seeds() {
        return 5;
    }

    @TestFactory
    List<DynamicTest> goesOnTheSameAfterARestoreAtAnyStep() {
        Long only = Long.getLong("enlighten.seed");
        Coverage coverage = new Coverage(only == null ? covers() : List.of());
        LongStream seeds = only == null ? LongStream.rangeClosed(1, seeds()) : LongStream.of(only);
        List<DynamicTest> tests = new ArrayList<>();
        seeds.forEach(
                seed -> tests.add(DynamicTest.dynamicTest("seed " + seed, () -> restoreEverywhere(seed, coverage))));
        tests.add(DynamicTest.dynamicTest("what is covered was at work", coverage::check));
        return tests;
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        Recording first = recorded(3, new Coverage(List.of()));
        Recording second = recorded(3, new Coverage(List.of()));
        assertEquals(first.events(), second.events());
        Difference.check(first.end(), second.end(), "the same seed gives another run");
    }

    final void restoreEverywhere(long seed, Coverage coverage) {
        Recording recording = recorded(seed, coverage);
        for (Recording.Save save : recording.saves()) goOn(seed, save, recording, coverage);
    }

    private Recording recorded(long seed, Coverage coverage) {
        World<S> world = build(seed);
        world.start();
        int every = Math.min(every(), Integer.getInteger("enlighten.save.every", every()));
        Recording recording = Recording.of(world, stepsMax(), every, coverage);
        world.close();
        return recording;
    }

    private void goOn(long seed, Recording.Save save, Recording recording, Coverage coverage) {
        String replay = "replay: -Denlighten.seed=" + seed + ", saved at step " + save.step();
        World<S> world = build(seed);
        save.into(world);
        Difference.check(save, Recording.Save.of(world, save.step()), replay + ", restored");
        coverage.restored(world.component());
        Recording.Save after = recording.after(save, stepsAfter());
        List<Object> told = new ArrayList<>();
        world.simulation().trace().attach(told::add);
        for (int step = save.step(); step < after.step() && world.step(); step++) {}
        Difference.check(recording.told(save, after), told, replay);
        Difference.check(after, Recording.Save.of(world, after.step()), replay + ", compared at step " + after.step());
        world.close();
    }
}
