// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private final NaturalOrder order = new NaturalOrder();

    @Test
    void numbersInNamesAreSortedAsNumbers() {
        List<String> names = new ArrayList<>(List.of("web10", "Web2", "db", "web1", "web02a", "10", "9"));
        names.sort(order);
        assertEquals(List.of("9", "10", "db", "web1", "Web2", "web02a", "web10"), names);
    }

    @Test
    void theOrderIsTheSameHoweverTheListWasShuffled() {
        long seed = Long.getLong("enlighten.seed", 1);
        Chance chance = new Chance(seed);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 60; i++) names.add((chance.nextInt(2) == 0 ? "a" : "A") + chance.nextInt(30) + "b" + i % 3);
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(order);
        for (int round = 0; round < 20; round++) {
            for (int i = names.size() - 1; i > 0; i--) Collections.swap(names, i, chance.nextInt(i + 1));
            names.sort(order);
            assertEquals(sorted, names, "replay: -Denlighten.seed=" + seed);
        }
    }

    @Test
    void anEmptyNameComesFirst() {
        assertTrue(order.compare("", "a") < 0);
        assertEquals(0, order.compare("a", "a"));
    }
}
