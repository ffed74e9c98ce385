// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;
import org.junit.jupiter.api.Test;

/// The contract finds who breaks it, and who says to cover what is not at work.
class SnapshotContractTest {
    private enum Flaw {
        NONE,
        FORGETS_TO_SAVE,
        FORGETS_TO_RESTORE,
        HIDES_STATE
    }

    private record State(int count, int hidden) {}

    private record ShelfState(int book) {}

    /// In the counter, but never in another state.
    private static final class Shelf {
        ShelfState save() {
            return new ShelfState(1);
        }
    }

    /// Counts at its own pace, which depends on a number that it keeps to itself.
    private static final class Counter implements SnapshotContract.World<State>, Snapshottable<State> {
        private static final EventType COUNTED = EventType.of("test.counted", "count", "");

        private final Simulation simulation;
        private final Timer timer;
        private final Flaw flaw;
        private final List<Shelf> shelves = List.of(new Shelf());
        private int count;
        private int hidden;

        Counter(long seed, Flaw flaw) {
            this.flaw = flaw;
            simulation = new Simulation(seed);
            timer = simulation.timer("counter", this::tick);
        }

        private void tick() {
            count++;
            hidden = (hidden + count) % 5;
            simulation.trace().record(COUNTED, 0, 0, Mode.DEVICE, 0, count, 0);
            if (count < 50) simulation.arm(timer, simulation.now() + 10 + hidden);
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Snapshottable<State> component() {
            return this;
        }

        @Override
        public void start() {
            simulation.arm(timer, 1);
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(flaw == Flaw.FORGETS_TO_SAVE ? 0 : count, flaw == Flaw.HIDES_STATE ? 0 : hidden);
        }

        @Override
        public void restore(State state) {
            if (flaw != Flaw.FORGETS_TO_RESTORE) count = state.count();
            hidden = state.hidden();
        }
    }

    private static final class CounterContract extends SnapshotContract<State> {
        private final Flaw flaw;

        CounterContract(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected World<State> build(long seed) {
            return new Counter(seed, flaw);
        }

        @Override
        protected List<String> covers() {
            return List.of();
        }
    }

    private static Coverage run(Flaw flaw, Class<?>... covered) {
        Coverage coverage =
                new Coverage(List.of(covered).stream().map(Class::getName).toList());
        new CounterContract(flaw).restoreEverywhere(1, coverage);
        return coverage;
    }

    private static String wrong(Class<?> covered) {
        return assertThrows(AssertionError.class, run(Flaw.NONE, covered)::check)
                .getMessage();
    }

    @Test
    void aComponentThatKeepsItPasses() {
        assertDoesNotThrow(() -> run(Flaw.NONE, Counter.class).check());
    }

    @Test
    void findsWhoDoesNotRestoreAllItSaved() {
        String why = assertThrows(AssertionError.class, () -> run(Flaw.FORGETS_TO_RESTORE))
                .getMessage();
        assertTrue(why.contains("restored: the component's state should have"), why);
        assertTrue(why.contains("-Denlighten.seed=1, saved at step 7"), why);
    }

    @Test
    void findsWhoDoesNotSaveWhatIsTold() {
        String why = assertThrows(AssertionError.class, () -> run(Flaw.FORGETS_TO_SAVE))
                .getMessage();
        assertTrue(why.contains("event 0 of") && why.contains("and is"), why);
    }

    @Test
    void findsStateThatIsInNoRecord() {
        assertThrows(AssertionError.class, () -> run(Flaw.HIDES_STATE));
    }

    @Test
    void findsClassesThatAreSaidToBeCoveredAndAreNotAtWork() {
        assertTrue(wrong(CounterContract.class).startsWith("there was no object of"), wrong(CounterContract.class));
        assertTrue(wrong(Shelf.class).contains("was always in the same state"), wrong(Shelf.class));
    }
}
