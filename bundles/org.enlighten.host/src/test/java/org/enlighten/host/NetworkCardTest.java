// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class NetworkCardTest {
    private static final NicProfile GIGABIT = new NicProfile("Test", "00-1B-21", 1_000, 2_000, "made up");
    private static final int METRES = 20;
    private static final long PROPAGATION_NS = 100;

    private record Came(long atNs, byte[] frame) {}

    private static final class Pair {
        final Simulation simulation = new Simulation(1);
        final NetworkCard left = new NetworkCard("left/nic/0", GIGABIT, "00-1B-21-00-00-01", simulation);
        final NetworkCard right = new NetworkCard("right/nic/0", GIGABIT, "00-1B-21-00-00-02", simulation);
        final List<Came> came = new ArrayList<>();
        final Cable cable = Cable.between(left, right, METRES);

        Pair() {
            right.wire(right::deliver);
            right.attach((frame, cause) -> came.add(new Came(simulation.now(), frame)));
        }

        List<Long> times() {
            return came.stream().map(Came::atNs).toList();
        }
    }

    private static byte[] frame(int bytes, int fill) {
        byte[] frame = new byte[bytes];
        Arrays.fill(frame, (byte) fill);
        return frame;
    }

    @Test
    void aFrameTakesTheWireForItsBitsAndWhatSurroundsThem() {
        Pair p = new Pair();
        assertTrue(p.left.transmit(frame(1514, 7), 0));
        p.simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of((1514L + 24) * 8 + 2_000 + PROPAGATION_NS), p.times());
        assertArrayEquals(frame(1514, 7), p.came.getFirst().frame());
    }

    @Test
    void framesFollowEachOtherAtTheRateOfTheCard() {
        Pair p = new Pair();
        for (int i = 0; i < 3; i++) p.left.transmit(frame(1000, i), 0);
        p.simulation.runUntil(Simulation.NEVER);
        long each = (1000 + 24) * 8;
        long first = each + 2_000 + PROPAGATION_NS;
        assertEquals(List.of(first, first + each, first + 2 * each), p.times());
    }

    @Test
    void aShortFrameIsPadded() {
        Pair p = new Pair();
        p.left.transmit(frame(42, 5), 0);
        p.simulation.runUntil(Simulation.NEVER);
        byte[] came = p.came.getFirst().frame();
        assertEquals(60, came.length);
        assertEquals(5, came[41]);
        assertEquals(0, came[42]);
    }

    @Test
    void whatIsNoFrameIsRefusedAndCounted() {
        Pair p = new Pair();
        assertFalse(p.left.transmit(frame(13, 0), 0));
        assertFalse(p.left.transmit(frame(9019, 0), 0));
        assertEquals(2, p.left.counters().refused());
        p.simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(), p.times());
    }

    @Test
    void aFullTransmitRingRefuses() {
        Pair p = new Pair();
        int taken = 0;
        for (int i = 0; i < 300; i++) if (p.left.transmit(frame(1514, i), 0)) taken++;
        assertEquals(256, taken);
        assertEquals(44, p.left.counters().refused());
    }

    @Test
    void framesWaitForTheDriverAndOneInterruptTellsOfAllOfThem() {
        Pair p = new Pair();
        int[] interrupts = new int[1];
        p.right.wire(() -> interrupts[0]++);
        for (int i = 0; i < 5; i++) p.left.transmit(frame(100, i), 0);
        p.simulation.runUntil(Simulation.NEVER);
        assertEquals(1, interrupts[0]);
        assertEquals(0, p.came.size());
        p.right.deliver();
        assertEquals(5, p.came.size());
    }

    @Test
    void whatNobodyListensToIsMissed() {
        Pair p = new Pair();
        p.right.detach();
        p.left.transmit(frame(100, 1), 0);
        p.simulation.runUntil(Simulation.NEVER);
        assertEquals(1, p.right.counters().missed());
    }

    @Test
    void whatIsUnderWayIsLostWhenTheCableIsPulled() {
        Pair p = new Pair();
        p.left.transmit(frame(100, 1), 0);
        p.cable.pull();
        p.simulation.runUntil(Simulation.NEVER);
        assertEquals(0, p.came.size());
        assertFalse(p.left.transmit(frame(100, 1), 0));
        assertFalse(p.left.hasLink());
    }

    @Test
    void goesOnTheSameFromAnySavedStep() {
        Pair reference = new Pair();
        for (int i = 0; i < 40; i++) reference.left.transmit(frame(60 + 30 * i, i), i);
        for (int step = 0; step < 40; step++) {
            Pair copy = new Pair();
            Saved.parse(Saved.of(reference.left).text()).into(copy.left);
            Saved.parse(Saved.of(reference.right).text()).into(copy.right);
            Saved.parse(Saved.of(reference.simulation).text()).into(copy.simulation);
            assertEquals(Saved.of(reference.left).text(), Saved.of(copy.left).text());
            reference.simulation.step();
            copy.simulation.step();
            assertEquals(
                    reference.simulation.trace().hash(), copy.simulation.trace().hash(), "step " + step);
        }
    }
}
