// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlighten.simulation.CrossingCounter.Place;
import org.junit.jupiter.api.Test;

class TraceReadersTest {
    private static final EventType CALL = EventType.crossing("test.system-call", "user→kernel", "thread", "call");
    private static final EventType ACCESS = EventType.of("test.\"odd\" access", "port", "");
    private static final EventType MARK = EventType.of("test.mark", "", "");

    private final Simulation simulation = new Simulation(1);

    @Test
    void theExportSaysWhatHappenedALineEach() {
        StringBuilder text = new StringBuilder();
        TraceExport export = new TraceExport(text);
        simulation.trace().attach(export);
        simulation.runUntil(1_200);
        tell(CALL, 1, Mode.USER, 7, 3, -1);
        tell(ACCESS, 0, Mode.DEVICE, 0, 0x1F0, 9);
        tell(MARK, 0, Mode.HYPERVISOR, 0, 1, 2);
        assertEquals("""
                {"atNs":1200,"type":"test.system-call","crossing":"user→kernel","partition":1,"processor":0,\
                "mode":"user","cause":7,"data":{"thread":3,"call":-1}}
                {"atNs":1200,"type":"test.\\"odd\\" access","partition":0,"processor":0,"mode":"device",\
                "data":{"port":496}}
                {"atNs":1200,"type":"test.mark","partition":0,"processor":0,"mode":"hypervisor"}
                """, text.toString());
        assertEquals(3, export.lines());
        text.toString().lines().forEach(JsonParser::parseString);
    }

    @Test
    void bytesThatAnEventCarriesAreWrittenForThoseWhoReadAndCopiedForNobodyElse() {
        int[] copies = {0};
        TraceBytes carried = () -> {
            copies[0]++;
            return new byte[] {0, 0x0F, (byte) 0xA5};
        };
        simulation.trace().record(MARK, 2, -1, Mode.KERNEL, 0, 0, 0, carried);
        simulation.trace().attach(_ -> {});
        simulation.trace().record(MARK, 2, -1, Mode.KERNEL, 0, 0, 0, carried);
        assertEquals(0, copies[0]);
        StringBuilder text = new StringBuilder();
        simulation.trace().attach(new TraceExport(text));
        simulation.trace().record(MARK, 2, -1, Mode.KERNEL, 0, 0, 0, carried);
        assertEquals(
                "{\"atNs\":0,\"type\":\"test.mark\",\"partition\":2,\"processor\":-1,\"mode\":\"kernel\","
                        + "\"bytes\":\"000fa5\"}\n",
                text.toString());
        assertEquals(1, copies[0]);
    }

    @Test
    void equalRunsGiveEqualBytesAndAnotherSeedOthers() {
        assertEquals(exported(5), exported(5));
        assertNotEquals(exported(5), exported(6));
    }

    @Test
    void aFullDiskEndsTheExportAndNotTheSimulation() {
        TraceExport export = new TraceExport(new Writer() {
            private int left = 2;

            @Override
            public void write(char[] text, int at, int length) throws IOException {
                if (left-- == 0) throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        simulation.trace().attach(export);
        for (int i = 0; i < 5; i++) tell(CALL, 1, Mode.USER, 0, i, i);
        assertEquals("No space left on device", export.failure().orElseThrow().getMessage());
        assertEquals(2, export.lines());
        assertEquals(5, simulation.trace().count());
    }

    @Test
    void crossingsAreCountedByBoundaryByPlaceAndByKind() {
        CrossingCounter all = CrossingCounter.ofAll();
        CrossingCounter one = CrossingCounter.of(7);
        simulation.trace().attach(all);
        simulation.trace().attach(one);
        for (int i = 0; i < 3; i++) tell(CALL, 1, Mode.USER, 7, 0, 0);
        tell(CALL, 0, Mode.USER, 7, 0, 0);
        tell(CALL, 0, Mode.USER, 8, 0, 0);
        tell(ACCESS, 0, Mode.DEVICE, 7, 0, 0);
        assertEquals(Map.of("user→kernel", 5L), all.byCrossing());
        assertEquals(Map.of("user→kernel", 4L), one.byCrossing());
        assertEquals(Map.of(new Place(0, "user→kernel"), 1L, new Place(1, "user→kernel"), 3L), one.byPlace());
        assertEquals(Map.of("test.system-call", 4L, "test.\"odd\" access", 1L), one.byType());
        assertEquals(5, all.crossings());
        assertTrue(CrossingCounter.of(9).byType().isEmpty());
    }

    @Test
    void bytesAreCopiedForTheReaderThatAsksAndForNoOther() {
        List<byte[]> copies = new ArrayList<>();
        List<TraceEvent> events = new ArrayList<>();
        simulation.trace().attach(events::add);
        simulation.trace().record(CALL, 0, 0, Mode.KERNEL, 0, 1, 2, () -> {
            throw new AssertionError("nobody asked");
        });
        simulation.trace().attach(new TraceReader() {
            @Override
            public void read(TraceEvent event) {
                throw new AssertionError("this one has bytes");
            }

            @Override
            public void read(TraceEvent event, TraceBytes bytes) {
                copies.add(bytes.copy());
            }
        });
        simulation.trace().record(CALL, 0, 0, Mode.KERNEL, 0, 1, 2, () -> new byte[] {4, 5});
        assertEquals(2, events.size());
        assertArrayEquals(new byte[] {4, 5}, copies.getFirst());
        assertEquals(2, simulation.trace().count());
    }

    private static String exported(long seed) {
        Hive hive = new Hive(seed, 20);
        StringBuilder text = new StringBuilder();
        hive.simulation().trace().attach(new TraceExport(text));
        hive.start();
        for (int i = 0; i < 1_000; i++) hive.simulation().step();
        return text.toString();
    }

    private void tell(EventType type, int partition, Mode mode, long cause, long a, long b) {
        simulation.trace().record(type, partition, 0, mode, cause, a, b);
    }
}
