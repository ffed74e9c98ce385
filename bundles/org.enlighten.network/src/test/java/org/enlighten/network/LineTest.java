// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final LineSettings MEGABIT = LineSettings.PERFECT.withRate(1_000_000, 50_000);

    private static List<Long> arrivals(long seed, LineSettings line, int frames) {
        Simulation simulation = new Simulation(seed);
        SwitchBench bench = new SwitchBench(simulation, SwitchType.PRIVATE, SwitchSettings.USUAL);
        List<Long> arrivals = new ArrayList<>();
        Station a = bench.station(1);
        MacAddress to = SwitchBench.mac(2);
        try {
            bench.lan.connect(
                    "vm/2", PortSettings.of(to).withLine(line), f -> arrivals.add(simulation.now() * 256 + mark(f)));
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
        for (int i = 0; i < frames; i++) a.send(to, i & 0xFF);
        bench.run();
        return arrivals;
    }

    private static int mark(Frame f) {
        return f.bytes()[f.length() - 1] & 0xFF;
    }

    @Test
    void framesAreStoredUntilTheirLastBitHasPassed() {
        long each = 60 * 8 * 1_000;
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) expected.add((each * (i + 1) + 50_000) * 256 + i);
        assertEquals(expected, arrivals(1, MEGABIT, 4));
    }

    @Test
    void aLineWorksInBothDirections() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        Station slow = bench.station(1, rules -> rules.withLine(MEGABIT));
        Station b = bench.station(2);
        slow.send(b.address, 1);
        bench.run();
        assertEquals(60 * 8 * 1_000 + 50_000, bench.simulation.now());
    }

    @Test
    void whatTheQueueDoesNotHoldIsDroppedAndCounted() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        Station a = bench.station(1);
        Station b = bench.station(2, rules -> rules.withLine(MEGABIT.withQueue(10)));
        for (int i = 0; i < 25; i++) a.send(b.address, i);
        bench.run();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), b.marks());
        assertEquals(15, b.port.counters().dropped(DropReason.QUEUE_FULL));
    }

    @Test
    void aRuleOfOnePercentLosesAboutOnePercentAndSaysWhich() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        Station a = bench.station(1);
        Station b = bench.station(2, rules -> rules.withLine(LineSettings.PERFECT.withLoss(10_000)));
        for (int i = 0; i < 20_000; i++) {
            a.send(b.address, i);
            bench.run();
        }
        long lost = b.port.counters().dropped(DropReason.LOST);
        assertEquals(20_000, lost + b.came.size());
        assertTrue(lost > 140 && lost < 260, "lost=" + lost);
    }

    @Test
    void theSeedDecidesWhatIsLost() {
        LineSettings lossy = LineSettings.PERFECT.withLoss(300_000);
        assertEquals(arrivals(5, lossy, 200), arrivals(5, lossy, 200));
        assertNotEquals(arrivals(5, lossy, 200), arrivals(6, lossy, 200));
    }

    @Test
    void aLineWithoutRulesDrawsNothing() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        Station a = bench.station(1);
        Station b = bench.station(2);
        long before = bench.simulation.chance().state();
        a.send(b.address, 1);
        bench.run();
        assertEquals(before, bench.simulation.chance().state());
    }

    @Test
    void doubledFramesComeTwice() {
        List<Long> all = arrivals(1, LineSettings.PERFECT.withDuplication(1_000_000), 3);
        assertEquals(List.of(0L, 0L, 1L, 1L, 2L, 2L), all);
    }

    @Test
    void lateFramesComeBehindThoseSentAfterThem() {
        List<Long> all = arrivals(3, MEGABIT.withReordering(200_000, 2_000_000), 100);
        assertEquals(100, all.size());
        List<Long> marks = all.stream().map(x -> x % 256).toList();
        assertNotEquals(marks.stream().sorted().toList(), marks);
        assertEquals(all.stream().sorted().toList(), all, "by time all the same");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LineSettings.PERFECT.withLoss(1_000_001));
        assertThrows(IllegalArgumentException.class, () -> LineSettings.PERFECT.withRate(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> LineSettings.PERFECT.withQueue(0));
    }
}
