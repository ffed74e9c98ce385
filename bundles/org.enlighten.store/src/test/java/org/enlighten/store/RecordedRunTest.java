// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    private static final long SEED = Long.getLong("enlighten.seed", 20);
    private static final int EVENTS = 30_000;

    @TempDir
    Path parent;

    private static List<TraceEvent> events() {
        Chance chance = new Chance(SEED);
        List<TraceEvent> events = new ArrayList<>();
        long ns = 0;
        for (int i = 0; i < EVENTS; i++) {
            ns += chance.nextInt(8) == 0 ? chance.nextInt(1_000_000_000) : chance.nextInt(2_000);
            EventType type = EventType.of("test.type-" + chance.nextInt(40), "a", "b");
            Mode mode = Mode.values()[chance.nextInt(4)];
            long a = i % 97 == 0 ? Long.MIN_VALUE : chance.nextInt(100_000) - 50_000;
            long b = i % 101 == 0 ? Long.MAX_VALUE : chance.nextInt(3) - 1;
            int processor = chance.nextInt(5) - 1;
            events.add(new TraceEvent(ns, type, chance.nextInt(300), processor, mode, chance.nextInt(9_000), a, b));
        }
        return events;
    }

    private static List<TraceEvent> replayed(RecordedRun run) throws StoreException {
        List<TraceEvent> events = new ArrayList<>();
        run.replay(events::add);
        return events;
    }

    @Test
    void everyEventComesBackAsItWasAlsoTwice() throws Exception {
        List<TraceEvent> events = events();
        try (RecordedRun run = RecordedRun.in(parent.resolve("trace"), 1 << 20)) {
            assertEquals(List.of(), replayed(run));
            events.forEach(run::read);
            assertEquals(events, replayed(run), "seed " + SEED);
            assertEquals(events, replayed(run), "seed " + SEED);
            assertEquals(EVENTS, run.told());
            assertEquals(0, run.leftOut());
        }
        assertFalse(Files.exists(parent.resolve("trace")));
    }

    @Test
    void theBytesOfAnEventComeBackWithIt() throws Exception {
        List<TraceEvent> events = events();
        try (RecordedRun run = RecordedRun.in(parent.resolve("trace"), 8 << 20)) {
            for (int i = 0; i < 3_000; i++) {
                if (i % 3 == 0) run.read(events.get(i));
                else run.read(events.get(i), carriedBy(i));
            }
            List<TraceEvent> back = new ArrayList<>();
            run.replay(new TraceReader() {
                @Override
                public void read(TraceEvent event) {
                    assertEquals(0, back.size() % 3, "it carried bytes");
                    back.add(event);
                }

                @Override
                public void read(TraceEvent event, TraceBytes bytes) {
                    assertArrayEquals(carriedBy(back.size()).copy(), bytes.copy(), "seed " + SEED);
                    back.add(event);
                }
            });
            assertEquals(events.subList(0, 3_000), back, "seed " + SEED);
        }
    }

    private static TraceBytes carriedBy(int i) {
        byte[] bytes = new byte[i % 7 == 1 ? 0 : i % 331 == 1 ? 100_000 : i % 300];
        new Chance(i).nextBytes(bytes);
        return bytes::clone;
    }

    @Test
    void whenThereIsNoMoreRoomTheOldestGoAndAreCounted() throws Exception {
        List<TraceEvent> events = events();
        try (RecordedRun run = RecordedRun.in(parent.resolve("trace"), 40_000)) {
            events.forEach(run::read);
            assertTrue(run.leftOut() > EVENTS / 2 && run.kept() > 1_000, "kept " + run.kept());
            assertEquals(EVENTS, run.told());
            assertEquals(events.subList((int) run.leftOut(), EVENTS), replayed(run), "seed " + SEED);
            assertTrue(bytes(parent.resolve("trace")) <= 40_000);
        }
    }

    @Test
    void whatAnEarlierRunLeftBehindGoes() throws Exception {
        Path folder = Files.createDirectories(parent.resolve("trace"));
        Files.writeString(folder.resolve("part-000001"), "old");
        try (RecordedRun run = RecordedRun.in(folder, 1 << 20)) {
            assertEquals(List.of(), replayed(run));
            assertEquals(0, bytes(folder));
        }
    }

    @Test
    void aTraceThatCouldNotBeWrittenIsRefusedInsteadOfHavingAHole() throws Exception {
        Path folder = parent.resolve("trace");
        RecordedRun run = RecordedRun.in(folder, 40_000);
        Files.delete(folder);
        events().forEach(run::read);
        String why = assertThrows(StoreException.class, () -> replayed(run)).getMessage();
        assertTrue(why.startsWith("The trace could not be recorded any further"), why);
        assertEquals(EVENTS, run.told());
    }

    private static long bytes(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            long sum = 0;
            for (Path file : files.toList()) sum += Files.size(file);
            return sum;
        }
    }
}
