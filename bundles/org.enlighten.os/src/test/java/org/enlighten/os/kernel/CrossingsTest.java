// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.block.Slice;
import org.enlighten.machine.MachineEvents;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.fake.FakeFactory;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.DriverFile;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

/// What one request makes happen can be told from everything else.
class CrossingsTest {
    private static Map<String, Integer> count(List<TraceEvent> events, long cause) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TraceEvent e : events)
            if (e.cause() == cause) counts.merge(e.type().name(), 1, Integer::sum);
        return counts;
    }

    private static long causeOf(List<TraceEvent> events, EventType type, long b) {
        return events.stream()
                .filter(e -> e.type() == type && e.b() == b)
                .findFirst()
                .orElseThrow()
                .cause();
    }

    @Test
    void oneWriteOfFourKilobytes() {
        List<TraceEvent> events = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .file("\\A.DAT", "x".repeat(8192))
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("C:\\A.DAT", Access.READ_WRITE),
                                new SystemCall.Write(2, 0, 0, 4096)),
                        "")
                .boots(Programs.burner("burner.exe"), "")
                .build();
        s.simulation.trace().attach(events::add);
        s.boot();
        s.runUntil(() -> results.size() == 2);
        long write = causeOf(events, OsEvents.SYSTEM_CALL, 9);
        assertNotEquals(0, write);
        assertNotEquals(causeOf(events, OsEvents.SYSTEM_CALL, 6), write);
        Map<String, Integer> counts = count(events, write);
        assertEquals(1, counts.get("os.system-call"));
        assertEquals(1, counts.get("os.system-return"));
        assertEquals(1, counts.get("os.file-request"));
        assertEquals(1, counts.get("os.request-started"));
        assertEquals(4, counts.get("machine.port-write"), "sector, count, address, command");
        assertEquals(1, counts.get("machine.port-read"), "status");
        assertEquals(1, counts.get("machine.interrupt-taken"));
        List<String> crossings = events.stream()
                .filter(e -> e.cause() == write && e.type().isCrossing())
                .map(e -> e.type().crossing())
                .toList();
        assertEquals(List.of("user→kernel", "kernel→user"), crossings);
    }

    @Test
    void anInterruptOfAComputingProgramCrossesTwice() {
        List<TraceEvent> events = new ArrayList<>();
        TestSystem s =
                TestSystem.plan().boots(Programs.burner("burner.exe"), "").build();
        s.simulation.trace().attach(events::add);
        s.boot();
        s.runFor(1_000_000_000);
        long in = events.stream().filter(e -> e.type() == OsEvents.INTERRUPTED).count();
        long out = events.stream().filter(e -> e.type() == OsEvents.RESUMED).count();
        long taken = events.stream()
                .filter(e -> e.type() == MachineEvents.INTERRUPT_TAKEN && e.a() == 0x30)
                .count();
        assertEquals(100, taken, 2);
        assertEquals(in, out, 1);
        assertEquals(taken, in, 2);
    }

    /// Hands every caller of its function 1 a request of somebody else's, number 777.
    private static final class Giver extends Driver {
        Giver(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void start(IoRequest request) {}

        @Override
        protected void call(long threadId, SystemCall.Device call, Slice memory) {
            if (call.code() == 1) kernel.wake(threadId, Result.of(0), call.a());
            else kernel.wake(threadId, Result.of(0));
        }
    }

    @Test
    void aThreadThatServesAnothersRequestIsToldAsItsPart() {
        List<TraceEvent> events = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .file("\\A.DAT", "x".repeat(8192))
                .driver(new FakeFactory("giver", "1.0", Set.of(), Giver::new))
                .file("\\SYS\\DRIVERS\\GIVER.SYS", new DriverFile("giver", "1.0", List.of()).bytes())
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("\\\\.\\GIVER", Access.READ),
                                new SystemCall.Open("C:\\A.DAT", Access.READ_WRITE),
                                new SystemCall.Device(2, 1, 777, 0, 0, 0),
                                new SystemCall.Device(2, 2, 0, 0, 0, 0),
                                new SystemCall.Write(3, 0, 0, 4096),
                                new SystemCall.Device(2, 1, 0, 0, 0, 0),
                                new SystemCall.Write(3, 0, 0, 4096)),
                        "")
                .build();
        s.simulation.trace().attach(events::add);
        s.boot();
        s.runUntil(() -> results.size() == 7);
        Map<String, Integer> counts = count(events, 777);
        assertEquals(3, counts.get("os.system-call"), "another call, the write, the call that ends it");
        assertEquals(3, counts.get("os.system-return"), "the call that began it, another, the write");
        assertEquals(1, counts.get("os.file-request"));
        assertTrue(counts.get("machine.port-write") >= 4);
        List<Long> writes = events.stream()
                .filter(e -> e.type() == OsEvents.SYSTEM_CALL && e.b() == 9)
                .map(TraceEvent::cause)
                .toList();
        assertEquals(777, writes.get(0));
        assertNotEquals(777, writes.get(1));
    }
}
