// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class PitTest {
    private static final long SECOND = 1_000_000_000L;
    private long now;
    private final Pit pit = new Pit(() -> now);

    private void program(int channel, int mode, int count) {
        pit.write(0x43, channel << 6 | 0x30 | mode << 1);
        pit.write(0x40 + channel, count & 0xFF);
        pit.write(0x40 + channel, count >>> 8);
    }

    private int latched(int channel) {
        pit.write(0x43, channel << 6);
        return pit.read(0x40 + channel) | pit.read(0x40 + channel) << 8;
    }

    @Test
    void aRateGeneratorTicksExactlyAsOftenAsItsDivisorSays() {
        program(0, 2, 11_932);
        now = 100 * SECOND;
        assertEquals(100 * PitClock.HZ / 11_932, pit.settle(now, 0));
    }

    @Test
    void ticksComeOneByOneAtTheInstantsThatAreAnnounced() {
        program(0, 3, 65_535);
        for (int n = 0; n < 200; n++) {
            long next = pit.nextTickNs(0);
            now = next - 1;
            assertEquals(0, pit.settle(now, 0));
            now = next;
            assertEquals(1, pit.settle(now, 0));
        }
    }

    @Test
    void ticksBetweenTwoInstantsAreTheTicksThatComeThere() {
        program(0, 2, 19_886);
        long from = 7_777_777;
        long to = 3 * SECOND + 1;
        long counted = 0;
        while (pit.nextTickNs(0) < to) {
            now = pit.nextTickNs(0);
            pit.settle(now, 0);
            if (now >= from) counted++;
        }
        assertEquals(counted, pit.ticksBetween(from, to));
    }

    @Test
    void ticksBeforeTheNeededInstantAreLeftOutButCounted() {
        program(0, 2, 11_932);
        long wake = SECOND / 2 + 5_000_000;
        long next = pit.nextTickNs(wake);
        assertTrue(next >= wake && next < wake + 10_000_000, "first tick at or after the instant: " + next);
        now = next;
        assertEquals(1, pit.settle(now, wake));
        assertEquals(pit.ticks() - 1, pit.ticksLeftOut());
        assertEquals(next * PitClock.HZ / 11_932 / SECOND, pit.ticks());
    }

    @Test
    void nobodyNeedsAnyTick() {
        program(0, 2, 11_932);
        assertEquals(Simulation.NEVER, pit.nextTickNs(Simulation.NEVER));
        now = SECOND;
        assertEquals(0, pit.settle(now, Simulation.NEVER));
        assertEquals(99, pit.ticks());
    }

    @Test
    void aOneShotGivesOneEdgeAndRestsHigh() {
        program(0, 0, 1193);
        long due = pit.nextTickNs(0);
        assertEquals(PitClock.ns(1193), due);
        now = due + SECOND;
        assertEquals(1, pit.settle(now, 0));
        assertEquals(Simulation.NEVER, pit.nextTickNs(0));
    }

    @Test
    void aLatchedCountStandsStillUntilItIsRead() {
        program(0, 2, 10_000);
        now = PitClock.ns(1000);
        pit.write(0x43, 0x00);
        now = PitClock.ns(5000);
        assertEquals(9000, pit.read(0x40) | pit.read(0x40) << 8);
        assertEquals(5000, latched(0));
    }

    @Test
    void aSquareWaveCountsByTwosAndIsHighForHalfAPeriod() {
        program(2, 3, 1000);
        pit.speakerGate(true);
        now = PitClock.ns(100);
        assertTrue(pit.speakerOutput());
        now = PitClock.ns(600);
        assertFalse(pit.speakerOutput());
    }

    @Test
    void theGateOfChannelTwoHoldsAOneShot() {
        pit.speakerGate(false);
        program(2, 0, 1000);
        now = PitClock.ns(5000);
        assertFalse(pit.speakerOutput());
        pit.speakerGate(true);
        now = PitClock.ns(5500);
        assertFalse(pit.speakerOutput());
        now = PitClock.ns(6000);
        assertTrue(pit.speakerOutput());
    }

    @Test
    void readBackTellsStatusThenCount() {
        program(0, 2, 10_000);
        now = PitClock.ns(100);
        pit.write(0x43, 0xC2);
        assertEquals(0x80 | 0x34, pit.read(0x40));
        assertEquals(9900, pit.read(0x40) | pit.read(0x40) << 8);
    }

    @Test
    void aFreshControlWordMakesTheCountNull() {
        pit.write(0x43, 0x34);
        pit.write(0x43, 0xE2);
        assertEquals(0x40, pit.read(0x40) & 0x40);
    }

    @Test
    void aNewCountTakesOverWhenTheRunningOneHasEnded() {
        program(0, 2, 1000);
        now = PitClock.ns(500);
        pit.write(0x40, 2000 & 0xFF);
        pit.write(0x40, 2000 >>> 8);
        assertEquals(PitClock.ns(1000), pit.nextTickNs(0));
        now = PitClock.ns(1000);
        assertEquals(1, pit.settle(now, 0));
        assertEquals(PitClock.ns(3000), pit.nextTickNs(0));
    }

    @Test
    void countsMayBeDecimal() {
        pit.write(0x43, 0x35);
        pit.write(0x40, 0x00);
        pit.write(0x40, 0x10);
        assertEquals(PitClock.ns(1000), pit.nextTickNs(0));
        now = PitClock.ns(1);
        assertEquals(0x0999, latched(0));
    }

    @Test
    void theClockConvertsExactlyBothWays() {
        for (long clock : new long[] {0, 1, 2, 11_932, 65_536, PitClock.HZ, 123_456_789_012_345L}) {
            assertEquals(clock, PitClock.clocks(PitClock.ns(clock)));
            if (clock > 0) assertEquals(clock - 1, PitClock.clocks(PitClock.ns(clock) - 1));
        }
    }
}
