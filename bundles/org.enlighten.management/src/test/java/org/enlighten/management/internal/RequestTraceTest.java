// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.management.IoTrace;
import org.enlighten.management.ModeSwitch;
import org.enlighten.os.OsEvents;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

class RequestTraceTest {
    private static final EventType OUT = EventType.crossing("x.exit-out", "guest→hypervisor", "port", "value");
    private static final EventType MESSAGE = EventType.crossing("x.message", "hypervisor→root", "partition", "");
    private static final EventType ENTERED = EventType.crossing("x.guest-entered", "hypervisor→guest", "lp", "");

    private long now;

    private TraceEvent event(EventType type, int partition, long a, long b) {
        Mode mode = type == OsEvents.SYSTEM_CALL ? Mode.USER : type == OUT ? Mode.KERNEL : Mode.HYPERVISOR;
        return new TraceEvent(now++, type, partition, 0, mode, 5, a, b);
    }

    /// A program writes; its kernel writes two registers, and for each the parent's worker answers; the worker then
    /// writes to the disk.
    private RequestTrace write() {
        RequestTrace request = new RequestTrace(5, 2);
        request.add(event(OsEvents.SYSTEM_CALL, 2, 1, 9));
        for (long[] write : new long[][] {{0x1F2, 8}, {0x1F7, 0xCA}}) {
            request.add(event(OUT, 2, write[0], write[1]));
            request.add(event(MESSAGE, 0, 2, 0));
            request.add(event(OsEvents.SYSTEM_CALL, 0, 1, 22));
            request.add(event(ENTERED, 2, 0, 0));
        }
        request.add(event(OsEvents.SYSTEM_CALL, 0, 1, 22));
        return request;
    }

    @Test
    void crossingsAreCountedByKindOverTheRequestAndForEachAccess() {
        RequestTrace request = write();
        assertEquals(new IoTrace.Request(3, 5, 0, 9, "WRITE DMA of 4096 bytes", 2, 10), request.told(3));
        assertEquals(
                List.of(
                        new IoTrace.CrossingCount(ModeSwitch.GUEST_CALL, "guest user", "guest kernel", 0, 0, 1),
                        new IoTrace.CrossingCount(ModeSwitch.IN_VM, "guest kernel", "hypervisor", 1, 2, 2),
                        new IoTrace.CrossingCount(ModeSwitch.TO_PARENT, "hypervisor", "root kernel", 1, 2, 2),
                        new IoTrace.CrossingCount(ModeSwitch.IN_PARENT, "root user", "root kernel", 1, 2, 3),
                        new IoTrace.CrossingCount(ModeSwitch.IN_VM, "hypervisor", "guest kernel", 1, 2, 2)),
                request.crossings());
        assertEquals(
                List.of(
                        new IoTrace.RegisterCount("IDE sector count (0x1F2)", "write", 1),
                        new IoTrace.RegisterCount("IDE command (0x1F7)", "write", 1)),
                request.registers());
    }

    @Test
    void eachEventIsToldWithItsTimeBothSidesAndWhatItWasAbout() {
        List<IoTrace.IoEvent> events = write().events("web01");
        assertEquals(
                new IoTrace.IoEvent(0, "web01", 0, "user", "os.system-call", "guest user", "guest kernel", "Write"),
                events.getFirst());
        assertEquals("write 0x8 to IDE sector count (0x1F2)", events.get(1).detail());
        assertEquals("partition 2", events.get(2).detail());
        assertTrue(events.stream().allMatch(IoTrace.IoEvent::isCrossing));
    }

    @Test
    void aGuestThatWasStoppedInUserModeGoesOnInUserMode() {
        Boundaries boundaries = new Boundaries(2);
        EventType preempted = EventType.crossing("x.guest-preempted", "guest→hypervisor", "", "");
        TraceEvent stopped = new TraceEvent(1, preempted, 2, 0, Mode.USER, 5, 0, 0);
        assertEquals("guest user", boundaries.of(stopped).orElseThrow().from());
        assertEquals(
                "guest user",
                boundaries.of(event(ENTERED, 2, 0, 0)).orElseThrow().to());
    }

    @Test
    void commandsAreReadFromTheTaskFile() {
        DiskCommands commands = new DiskCommands();
        for (long[] write : new long[][] {
            {0x1F2, 0}, {0x1F7, 0x20}, {0x172, 1}, {0x177, 0x30}, {0x1F7, 0xE7}, {0x1F7, 0xE7}, {0x3F8, 1}
        }) commands.read(event(OUT, 2, write[0], write[1]));
        assertEquals("READ SECTORS of 131072 bytes, WRITE SECTORS of 512 bytes, 2 × FLUSH CACHE", commands.text());
        assertEquals(512, commands.bytesMax("write"));
        assertEquals(131_072, commands.bytesMax(""));
        assertTrue(commands.has("") && commands.has("Read"));
    }

    @Test
    void theCountOfALargeDisksCommandHasTwoHalves() {
        DiskCommands commands = new DiskCommands();
        for (long[] write : new long[][] {{0x1F2, 1}, {0x1F2, 2}, {0x1F7, 0x35}})
            commands.read(event(OUT, 2, write[0], write[1]));
        assertEquals("WRITE DMA EXT of " + 258 * 512 + " bytes", commands.text());
    }
}
