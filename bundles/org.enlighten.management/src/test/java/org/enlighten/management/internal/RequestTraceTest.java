// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.management.IoTrace;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

class RequestTraceTest {
    private static final EventType OUT = EventType.crossing("x.exit-out", "guest→hypervisor", "port", "value");
    private static final EventType ENTERED = EventType.crossing("x.guest-entered", "hypervisor→guest", "lp", "");
    private static final EventType CALL = EventType.crossing("os.system-call", "user→kernel", "thread", "call");

    private long now;

    private TraceEvent event(EventType type, int partition, long cause, long a, long b) {
        return new TraceEvent(now++, type, partition, 0, Mode.KERNEL, cause, a, b);
    }

    @Test
    void crossingsAreCountedByKindOverTheRequestAndForEachAccess() {
        RequestTrace request = new RequestTrace(5, 2);
        request.add(event(CALL, 2, 5, 1, 0));
        for (long[] write : new long[][] {{0x1F2, 8}, {0x1F7, 0xCA}}) {
            request.add(event(OUT, 2, 5, write[0], write[1]));
            request.add(event(CALL, 0, 5, 1, 0));
            request.add(event(ENTERED, 2, 5, 0, 0));
        }
        request.add(event(CALL, 0, 5, 1, 0));
        IoTrace told = request.told("copy a b", "web01", 1);
        assertEquals("WRITE DMA of 4096 bytes", told.request());
        assertEquals(2, told.registerAccesses());
        assertEquals(
                List.of(
                        new IoTrace.CrossingCount("guest user→kernel", 1, 0),
                        new IoTrace.CrossingCount("guest→hypervisor", 2, 1),
                        new IoTrace.CrossingCount("root user→kernel", 3, 1),
                        new IoTrace.CrossingCount("hypervisor→guest", 2, 1)),
                told.crossings());
        assertEquals("web01", told.events().getFirst().where());
        assertEquals("port 0x1f2, value 8", told.events().get(1).detail());
    }

    @Test
    void commandsAreReadFromTheTaskFile() {
        AtaCommands commands = new AtaCommands();
        for (long[] write :
                new long[][] {{0x1F2, 0}, {0x1F7, 0x20}, {0x172, 1}, {0x177, 0x30}, {0x1F7, 0xE7}, {0x3F8, 1}})
            commands.read(event(OUT, 2, 5, write[0], write[1]));
        assertEquals("READ SECTORS of 131072 bytes, WRITE SECTORS of 512 bytes, FLUSH CACHE", commands.text());
        assertEquals(512, commands.bytes("write"));
        assertTrue(commands.has("") && commands.has("Read"));
    }

    @Test
    void aTraceIsOneLineAnEventAndLimitedByPartitionAndCause() throws java.io.IOException {
        List<TraceEvent> events = List.of(
                event(OUT, 2, 5, 0x1F7, 0xCA),
                event(CALL, 0, 5, 1, 0),
                event(CALL, 0, 6, 1, 0),
                event(CALL, 2, 0, 1, 0));
        assertEquals(3, TraceText.of(Optional.of(2), events).size());
        StringBuilder text = new StringBuilder();
        TraceText.write(events, 7, 9, "0000000000000abc", text);
        List<String> lines = text.toString().lines().toList();
        assertEquals("# events 9 hash 0000000000000abc", lines.get(2));
        assertEquals("0\t2\t0\tkernel\tx.exit-out\tguest→hypervisor\t5\t503\t202", lines.get(4));
    }
}
