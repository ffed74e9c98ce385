// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final EventType TOLD = EventType.of("test.told", "number", "");

    private final Simulation simulation = new Simulation(1);
    private final Trace trace = simulation.trace();

    @Test
    void theFlightRecorderGivesBackWhatWasTold() {
        simulation.runUntil(77);
        trace.record(TOLD, 3, -1, Mode.HYPERVISOR, 9, -4, Long.MIN_VALUE);
        trace.record(TOLD, -1, 32_767, Mode.USER, 0, 5, 6);
        assertEquals(
                List.of(
                        new TraceEvent(77, TOLD, 3, -1, Mode.HYPERVISOR, 9, -4, Long.MIN_VALUE),
                        new TraceEvent(77, TOLD, -1, 32_767, Mode.USER, 0, 5, 6)),
                trace.recent());
    }

    @Test
    void theFlightRecorderKeepsTheLatestEvents() {
        int told = FlightRecorder.CAPACITY * 2 + 100;
        for (int i = 0; i < told; i++) tell(i);
        List<TraceEvent> recent = trace.recent();
        assertEquals(FlightRecorder.CAPACITY, recent.size());
        for (int i = 0; i < recent.size(); i++)
            assertEquals(told - recent.size() + i, recent.get(i).a());
        assertEquals(told, trace.count());
    }

    @Test
    void afterARestoreTheFlightRecorderHoldsOnlyWhatCameSince() {
        for (int i = 0; i < 1_000; i++) tell(i);
        SimulationState saved = simulation.save();
        tell(-1);
        simulation.restore(saved);
        assertEquals(List.of(), trace.recent());
        tell(1_000);
        assertEquals(1, trace.recent().size());
        assertEquals(1_001, trace.count());
    }

    @Test
    void readersAreServedInTheOrderTheyCameUntilTheyGo() {
        List<String> read = new ArrayList<>();
        TraceReader first = event -> read.add("first " + event.a());
        TraceReader second = event -> read.add("second " + event.a());
        trace.attach(first);
        trace.attach(second);
        tell(1);
        trace.detach(first);
        trace.detach(first);
        tell(2);
        assertEquals(List.of("first 1", "second 1", "second 2"), read);
    }

    @Test
    void aReaderMayDetachItselfAndAttachAnotherWhileItReads() {
        List<Long> read = new ArrayList<>();
        trace.attach(new TraceReader() {
            @Override
            public void read(TraceEvent event) {
                trace.detach(this);
                trace.attach(later -> read.add(later.a()));
            }
        });
        tell(1);
        tell(2);
        assertEquals(List.of(2L), read);
    }

    @Test
    void readersChangeNeitherCountNorHash() {
        Simulation read = new Simulation(1);
        read.trace().attach(_ -> {});
        for (int i = 0; i < 100; i++) {
            tell(i);
            read.trace().record(TOLD, 0, 0, Mode.KERNEL, 0, i, 0);
        }
        assertEquals(simulation.save().trace(), read.save().trace());
    }

    @Test
    void withoutTheFlightRecorderReadersAreServedAndNothingIsCounted() {
        List<Long> read = new ArrayList<>();
        trace.recording(false);
        trace.attach(event -> read.add(event.a()));
        tell(5);
        assertEquals(List.of(5L), read);
        assertEquals(0, trace.count());
        assertEquals(List.of(), trace.recent());
    }

    @Test
    void theHashDiffersWhenAnyPartOfAnEventDoes() {
        EventType other = EventType.of("test.other", "number", "");
        List<Long> hashes = new ArrayList<>();
        hashes.add(hash(0, TOLD, 1, 2, Mode.USER, 3, 4, 5));
        hashes.add(hash(1, TOLD, 1, 2, Mode.USER, 3, 4, 5));
        hashes.add(hash(0, other, 1, 2, Mode.USER, 3, 4, 5));
        hashes.add(hash(0, TOLD, 2, 2, Mode.USER, 3, 4, 5));
        hashes.add(hash(0, TOLD, 1, 1, Mode.USER, 3, 4, 5));
        hashes.add(hash(0, TOLD, 1, 2, Mode.KERNEL, 3, 4, 5));
        hashes.add(hash(0, TOLD, 1, 2, Mode.USER, 4, 4, 5));
        hashes.add(hash(0, TOLD, 1, 2, Mode.USER, 3, 5, 5));
        hashes.add(hash(0, TOLD, 1, 2, Mode.USER, 3, 4, 4));
        assertEquals(hashes.size(), hashes.stream().distinct().count());
    }

    @Test
    void theHashKnowsTheOrderOfEvents() {
        tell(1);
        tell(2);
        Simulation turned = new Simulation(1);
        turned.trace().record(TOLD, 0, 0, Mode.KERNEL, 0, 2, 0);
        turned.trace().record(TOLD, 0, 0, Mode.KERNEL, 0, 1, 0);
        assertNotEquals(trace.hash(), turned.trace().hash());
    }

    @Test
    void theHashOfAReleasedRunStaysTheSame() {
        for (int i = 0; i < 10; i++) tell(i);
        assertEquals(HASH_OF_TEN, trace.hash());
    }

    private static final long HASH_OF_TEN = 8430597328791982843L;

    @Test
    void causesAreNewNumbersAndGoOnAfterARestore() {
        assertEquals(1, trace.newCause());
        SimulationState saved = simulation.save();
        assertEquals(2, trace.newCause());
        Simulation restored = new Simulation(1);
        restored.restore(saved);
        assertEquals(2, restored.trace().newCause());
    }

    @Test
    void numbersOfAnEventTypeThatCannotBeToldApartAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EventType.of("test.odd", "", "value"));
        assertThrows(IllegalArgumentException.class, () -> EventType.of("test.odd", "value", "value"));
        assertThrows(IllegalArgumentException.class, () -> EventType.of(" ", "", ""));
        assertEquals(EventType.of("test.told", "", ""), TOLD);
        assertTrue(EventType.crossing("test.crossed", "user→kernel", "", "").isCrossing());
    }

    private void tell(long number) {
        trace.record(TOLD, 0, 0, Mode.KERNEL, 0, number, 0);
    }

    private static long hash(
            long atNs, EventType type, int partition, int processor, Mode mode, long cause, long a, long b) {
        Simulation fresh = new Simulation(1);
        fresh.runUntil(atNs);
        fresh.trace().record(type, partition, processor, mode, cause, a, b);
        return fresh.trace().hash();
    }
}
