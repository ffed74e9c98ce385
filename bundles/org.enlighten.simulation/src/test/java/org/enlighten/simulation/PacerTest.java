// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.enlighten.simulation.SimulationRunner.Pace;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long WALL = 5_000_000_000L;

    @Test
    void virtualTimeGoesAsManyTimesAsFastAsTheFactorSays() {
        Pacer pacer = new Pacer(10, WALL, 700);
        assertEquals(700, pacer.target(WALL, 700));
        assertEquals(700 + 10_000, pacer.target(WALL + 1_000, 700));
        assertEquals(1_000, pacer.waitNs(700 + 20_000, WALL + 1_000));
        assertEquals(0, pacer.waitNs(700 + 5_000, WALL + 1_000));
        assertEquals(Simulation.NEVER, pacer.waitNs(Simulation.NEVER, WALL));
    }

    @Test
    void aSlowFactorWaitsLong() {
        Pacer pacer = new Pacer(0.001, WALL, 0);
        assertEquals(1_000_000_000, pacer.waitNs(1_000_000, WALL));
        assertEquals(1_000, pacer.target(WALL + 1_000_000, 0));
    }

    @Test
    void whoIsTooLateDoesNotRaceToMakeItGood() {
        Pacer pacer = new Pacer(2, WALL, 0);
        long late = WALL + Pacer.LATE_MAX_NS + 1_000;
        assertEquals(10, pacer.target(late, 10));
        assertEquals(10 + 2_000, pacer.target(late + 1_000, 10));
    }

    @Test
    void aFactorThatIsNoPaceIsRefused() {
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
            assertThrows(IllegalArgumentException.class, () -> new Pace.Paced(factor));
    }
}
