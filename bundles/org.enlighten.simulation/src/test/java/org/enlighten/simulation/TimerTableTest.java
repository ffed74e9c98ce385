// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimerTableTest {
    private static final int OPERATIONS = 200_000;

    private final TimerTable table = new TimerTable();
    private final Map<String, Timer> expected = new TreeMap<>();

    @Test
    void answersAsAMapDoes() {
        long seed = Long.getLong("enlighten.seed", 0x7AB1EL);
        Chance chance = new Chance(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            String id = id(chance);
            String replay = "replay: -Denlighten.seed=" + seed + ", operation " + i;
            if (chance.nextInt(2) == 0) add(id, replay);
            else remove(id, replay);
            if (i % 1_000 == 0) compare(replay);
        }
        compare("the end");
    }

    /// Few enough to meet again, and many of one hash: "Aa" and "BB" have the same.
    private static String id(Chance chance) {
        StringBuilder id = new StringBuilder();
        for (int i = chance.nextInt(6); i >= 0; i--) id.append(chance.nextInt(2) == 0 ? "Aa" : "BB");
        return id.append(chance.nextInt(8)).toString();
    }

    private void add(String id, String replay) {
        Timer timer = new Timer(id, () -> {});
        assertEquals(expected.putIfAbsent(id, timer) == null, table.add(timer), replay);
    }

    private void remove(String id, String replay) {
        Timer held = expected.remove(id);
        Timer other = new Timer(id, () -> {});
        assertEquals(false, table.remove(other), replay);
        if (held != null) assertEquals(true, table.remove(held), replay);
        assertSame(null, table.get(id), replay);
    }

    private void compare(String replay) {
        expected.forEach((id, timer) -> assertSame(timer, table.get(id), replay));
    }
}
