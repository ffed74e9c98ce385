// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class PowerCutTest {
    private static final int CHANGES = 24;
    private static final long COMPACT_ABOVE_BYTES = 600;

    /// What a run did before its power went.
    private static final class Run {
        final List<SortedMap<String, String>> states = new ArrayList<>(List.of(new TreeMap<>()));
        int acknowledged;
        int attempted;
    }

    @Test
    void aCutAtEveryByteLeavesTheOldOrTheNewStateOfEveryForcedChange() throws IOException {
        assertTrue(cutEverywhere(new long[] {1, 2, 3}, true) > 3_000);
    }

    @Test
    void aCutAtEveryByteLeavesGroupedChangesWholeAndInOrder() throws IOException {
        assertTrue(cutEverywhere(new long[] {11, 12, 13}, false) > 3_000);
    }

    private static long cutEverywhere(long[] seeds, boolean forced) throws IOException {
        long points = 0;
        for (long seed : seeds) {
            PowerCutShelf whole = new PowerCutShelf(Long.MAX_VALUE);
            run(whole, seed, forced);
            for (long cut = 0; cut < whole.used(); cut++, points++) cutAt(seed, cut, forced);
        }
        return points;
    }

    private static void cutAt(long seed, long cut, boolean forced) throws IOException {
        PowerCutShelf shelf = new PowerCutShelf(cut);
        Run run = run(shelf, seed, forced);
        PowerCutShelf found = shelf.afterTheCut(new Chance(seed * 31 + cut), Long.MAX_VALUE);
        String where = "seed=%d, cut=%d".formatted(seed, cut);
        Journal journal = Journal.open(found);
        assertTrue(
                run.states.subList(run.acknowledged, run.attempted + 1).contains(journal.documents()),
                () -> "neither the old nor the new state: " + where);
        assertTrue(journal.notices().stream().noneMatch(notice -> notice.contains("damaged")), () -> where);
        goesOn(journal, found, where);
    }

    private static void goesOn(Journal journal, PowerCutShelf shelf, String where) throws IOException {
        TreeMap<String, String> expected = new TreeMap<>(journal.documents());
        expected.put("after", "{}");
        journal.append(new TreeMap<>(java.util.Map.of("after", Optional.of("{}"))), true);
        journal.close();
        Journal again = Journal.open(shelf);
        assertEquals(expected, again.documents(), where);
        assertEquals(List.of(), again.notices(), where);
    }

    private static Run run(PowerCutShelf shelf, long seed, boolean forced) throws IOException {
        Run run = new Run();
        Chance chance = new Chance(seed);
        try {
            Journal journal = Journal.open(shelf, COMPACT_ABOVE_BYTES);
            for (int i = 0; i < CHANGES; i++) {
                SortedMap<String, Optional<String>> change = change(chance);
                run.states.add(after(run.states.getLast(), change));
                run.attempted++;
                boolean force = forced || chance.nextInt(6) == 0;
                journal.append(change, force);
                if (force) run.acknowledged = run.attempted;
            }
        } catch (PowerCutShelf.PowerCut e) {
            // what this test is about
        }
        return run;
    }

    private static SortedMap<String, Optional<String>> change(Chance chance) {
        SortedMap<String, Optional<String>> change = new TreeMap<>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            String text = "{\"n\":" + chance.nextInt(1_000_000) + "}";
            change.put("vms/" + chance.nextInt(5), chance.nextInt(4) == 0 ? Optional.empty() : Optional.of(text));
        }
        return change;
    }

    private static SortedMap<String, String> after(
            SortedMap<String, String> state, SortedMap<String, Optional<String>> change) {
        TreeMap<String, String> next = new TreeMap<>(state);
        change.forEach((key, text) -> text.ifPresentOrElse(t -> next.put(key, t), () -> next.remove(key)));
        return next;
    }
}
