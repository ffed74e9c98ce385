// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void givesTheNumbersThatTheAlgorithmIsKnownToGive() {
        Chance chance = new Chance(1234567);
        assertEquals(6457827717110365317L, chance.nextLong());
        assertEquals(3203168211198807973L, chance.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), chance.nextLong());
        assertEquals(4593380528125082431L, chance.nextLong());
        assertEquals(Long.parseUnsignedLong("16408922859458223821"), chance.nextLong());
    }

    @Test
    void goesOnFromItsStateAsBefore() {
        Chance chance = new Chance(7);
        chance.nextLong();
        Chance restored = new Chance(99);
        restored.restore(chance.state());
        for (int i = 0; i < 100; i++) assertEquals(chance.nextLong(), restored.nextLong());
    }

    @Test
    void staysWithinItsBounds() {
        Chance chance = new Chance(7);
        for (int i = 1; i < 10_000; i++) {
            int n = chance.nextInt(i);
            assertTrue(n >= 0 && n < i);
            double d = chance.nextDouble();
            assertTrue(d >= 0 && d < 1);
        }
        assertThrows(IllegalArgumentException.class, () -> chance.nextLong(0));
    }

    @Test
    void makesIdentifiersOfTheRandomKind() {
        java.util.UUID id = new Chance(7).nextUuid();
        assertEquals(4, id.version());
        assertEquals(2, id.variant());
        assertEquals(id, new Chance(7).nextUuid());
    }
}
