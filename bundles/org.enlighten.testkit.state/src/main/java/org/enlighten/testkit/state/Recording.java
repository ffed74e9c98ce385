// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.TraceReader;

/// One run from beginning to end: what was told, and how the world stood at some steps.
///
/// @param toldBefore for each save, how many events came before it
/// @param end how it stood when it ended
record Recording(List<Object> events, List<Save> saves, List<Integer> toldBefore, Save end) {
    /// A world between two steps, as text.
    record Save(int step, String simulation, String component) {
        static Save of(SnapshotContract.World<?> world, int step) {
            return of(world, world.component().save(), step);
        }

        private static Save of(SnapshotContract.World<?> world, Record state, int step) {
            return new Save(
                    step, Saved.of(world.simulation()).text(), Saved.of(state).text());
        }

        void into(SnapshotContract.World<?> world) {
            Saved.parse(component).into(world.component());
            Saved.parse(simulation).into(world.simulation());
        }
    }

    static Recording of(SnapshotContract.World<?> world, int stepsMax, int every, Coverage coverage) {
        List<Object> events = new ArrayList<>();
        List<Save> saves = new ArrayList<>();
        List<Integer> toldBefore = new ArrayList<>();
        TraceReader reader = events::add;
        world.simulation().trace().attach(reader);
        Optional<Record> kept = Optional.empty();
        int step = 0;
        while (true) {
            if (step % every == 0) {
                kept.ifPresent(state -> checkKept(state, saves.getLast()));
                kept = Optional.of(world.component().save());
                saves.add(Save.of(world, kept.get(), step));
                toldBefore.add(events.size());
                coverage.saved(world.component());
            }
            if (step == stepsMax || !world.step()) break;
            step++;
        }
        world.simulation().trace().detach(reader);
        return new Recording(events, saves, toldBefore, Save.of(world, step));
    }

    /// A state that is kept does not change while its component goes on: its arrays are its own.
    private static void checkKept(Record kept, Save save) {
        Difference.check(save.component(), Saved.of(kept).text(), "a state saved at step " + save.step() + " and kept");
    }

    /// The first save that is at least so many steps later; the end when none is.
    Save after(Save save, int steps) {
        long wanted = (long) save.step() + steps;
        return saves.stream().filter(s -> s.step() >= wanted).findFirst().orElse(end);
    }

    /// The events between two saves.
    List<Object> told(Save from, Save to) {
        int last = to == end ? events.size() : toldBefore.get(saves.indexOf(to));
        return events.subList(toldBefore.get(saves.indexOf(from)), last);
    }
}
