// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TimerQueueTest {
    private static final int OPERATIONS = 100_000;

    private final TimerQueue queue = new TimerQueue();

    @Test
    void anEmptyQueueIsNeverDue() {
        assertEquals(Simulation.NEVER, queue.firstDueNs());
    }

    @Test
    void timersDueAtOneInstantComeInTheOrderTheyWereArmedIn() {
        List<Timer> armed = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) armed.add(armed(i, 5_000_000_000L));
        queue.add(timer(10_000, 4_999_999_999L));
        assertEquals(4_999_999_999L, queue.removeFirst().dueNs);
        for (Timer expected : armed) assertSame(expected, queue.removeFirst());
    }

    @Test
    void aTimerArmedForTheInstantBeingServedComesLast() {
        for (int i = 0; i < 100; i++) armed(i, 1_000);
        for (int i = 0; i < 50; i++) queue.removeFirst();
        Timer late = armed(100, 1_000);
        for (int i = 50; i < 100; i++) queue.removeFirst();
        assertSame(late, queue.removeFirst());
    }

    @Test
    void theFarthestInstantIsKeptToTheNanosecond() {
        armed(1, Simulation.NEVER - 1);
        armed(2, Simulation.NEVER - 2);
        assertEquals(Simulation.NEVER - 2, queue.removeFirst().dueNs);
        assertEquals(Simulation.NEVER - 1, queue.removeFirst().dueNs);
    }

    @Test
    void armedTimersAreListedInTheOrderTheyWereArmedIn() {
        for (int i = 0; i < 1_000; i++) armed(i, (i * 7919L) % 1_000 * 1_000_000);
        queue.firstDueNs();
        List<Timer> listed = queue.inArmingOrder();
        assertEquals(1_000, listed.size());
        for (int i = 0; i < 1_000; i++) assertEquals(i, listed.get(i).order);
    }

    @TestFactory
    List<DynamicTest> answersAsASortedSetDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Spread spread : Spread.values())
            for (int timers : new int[] {3, 60, 2_000})
                tests.add(
                        DynamicTest.dynamicTest(spread + " with " + timers + " timers", () -> compare(spread, timers)));
        return tests;
    }

    /// How far ahead timers are armed.
    private enum Spread {
        FEW_INSTANTS,
        MICROSECOND,
        SECOND,
        ANY_POWER_OF_TWO,
        FAR
    }

    private static void compare(Spread spread, int timers) {
        long seed = Long.getLong("enlighten.seed", 0x7165_0000L + spread.ordinal() * 31L + timers);
        try {
            new Comparison(seed, spread, timers).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("replay: -Denlighten.seed=" + seed + ", " + e.getMessage(), e);
        }
    }

    private Timer armed(long order, long dueNs) {
        Timer timer = timer(order, dueNs);
        queue.add(timer);
        return timer;
    }

    private static Timer timer(long order, long dueNs) {
        Timer timer = new Timer("timer/" + order, () -> {});
        timer.order = order;
        timer.dueNs = dueNs;
        return timer;
    }

    /// The queue beside a sorted set that is given the same operations.
    private static final class Comparison {
        private final TreeSet<Timer> expected =
                new TreeSet<>(Comparator.<Timer>comparingLong(t -> t.dueNs).thenComparingLong(t -> t.order));
        private final TimerQueue queue = new TimerQueue();
        private final Timer[] timers;
        private final Chance chance;
        private final Spread spread;
        private long now;
        private long order;

        Comparison(long seed, Spread spread, int count) {
            chance = new Chance(seed);
            this.spread = spread;
            timers = new Timer[count];
            for (int i = 0; i < count; i++) timers[i] = new Timer("timer/" + i, () -> {});
        }

        void run() {
            for (int i = 0; i < OPERATIONS; i++) {
                switch (chance.nextInt(8)) {
                    case 0, 1, 2 -> arm(timers[chance.nextInt(timers.length)]);
                    case 3 -> cancel(timers[chance.nextInt(timers.length)]);
                    case 4 -> cancelFirst();
                    default -> fire();
                }
                if (chance.nextInt(4) > 0)
                    assertEquals(expected.isEmpty() ? Simulation.NEVER : expected.first().dueNs, queue.firstDueNs());
                assertEquals(expected.size(), queue.size());
            }
            while (!expected.isEmpty()) fire();
            assertEquals(Simulation.NEVER, queue.firstDueNs());
        }

        private void arm(Timer timer) {
            cancel(timer);
            timer.dueNs = due();
            timer.order = order++;
            queue.add(timer);
            expected.add(timer);
        }

        private void cancel(Timer timer) {
            if (!timer.isArmed()) return;
            expected.remove(timer);
            queue.remove(timer);
            timer.dueNs = Simulation.NEVER;
        }

        private void cancelFirst() {
            if (!expected.isEmpty()) cancel(expected.first());
        }

        private void fire() {
            if (expected.isEmpty()) return;
            Timer first = queue.removeFirst();
            assertSame(expected.pollFirst(), first);
            if (spread != Spread.FAR || chance.nextInt(100) > 0) now = Math.max(now, first.dueNs);
            if (now > Simulation.NEVER / 2) now = 0;
            first.dueNs = Simulation.NEVER;
        }

        private long due() {
            return switch (spread) {
                case FEW_INSTANTS -> now + 500L * chance.nextInt(3);
                case MICROSECOND -> now + chance.nextInt(1_000);
                case SECOND -> now + chance.nextInt(1_000_000_000);
                case ANY_POWER_OF_TWO -> now + (chance.nextLong() >>> (2 + chance.nextInt(62)));
                case FAR -> Simulation.NEVER - 1 - (chance.nextLong() >>> (1 + chance.nextInt(63)));
            };
        }
    }
}
