// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TickClockTest {
    private static final long PERIOD_NS = 10_000_000;
    private static final long SECOND_NS = 1_000_000_000;

    private final TickClock clock = new TickClock();

    TickClockTest() {
        clock.start(PERIOD_NS, 0);
    }

    @Test
    void ticksThatAnIdleSystemLeftOutAreCountedWhenItWakes() {
        assertEquals(100, clock.woken(SECOND_NS, 0));
        assertEquals(SECOND_NS, clock.timeNs(SECOND_NS));
    }

    @Test
    void ticksOfTheTimeInWhichItWasHeldBackAreLost() {
        assertEquals(100, clock.woken(61 * SECOND_NS, 60 * SECOND_NS));
        clock.tick(61 * SECOND_NS + PERIOD_NS);
        assertEquals(SECOND_NS + PERIOD_NS, clock.timeNs(0));
        assertEquals(50, clock.woken(61 * SECOND_NS + SECOND_NS / 2 + PERIOD_NS, 0));
    }

    @Test
    void theFirstTickAfterIdleCountsAsOftenAsItIsWorthAndNeverMore() {
        clock.woken(SECOND_NS, 0);
        clock.tick(SECOND_NS + 30_000);
        assertEquals(100, clock.ticks());
        clock.woken(2 * SECOND_NS - 30_000, 0);
        clock.tick(2 * SECOND_NS + 20_000);
        assertEquals(200, clock.ticks());
        // It was not let run for a second right after it woke: those ticks are lost.
        clock.woken(3 * SECOND_NS, 0);
        long woken = clock.ticks();
        clock.tick(4 * SECOND_NS);
        assertEquals(woken + 2, clock.ticks());
    }
}
