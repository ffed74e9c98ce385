// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlighten.management.IoTrace;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.TraceEvent;

/// What one request made happen, put in figures.
final class RequestTrace {
    private final long cause;
    private final int partition;
    private final List<TraceEvent> events = new ArrayList<>();
    private final AtaCommands commands = new AtaCommands();

    RequestTrace(long cause, int partition) {
        this.cause = cause;
        this.partition = partition;
    }

    void add(TraceEvent event) {
        events.add(event);
        if (event.partition() == partition) commands.read(event);
    }

    AtaCommands commands() {
        return commands;
    }

    /// One kind of crossing: how often, and how often while an access to a register was being answered.
    private static final class Count {
        private long total;
        private long inAccesses;
    }

    /// Accesses to registers, each from the guest's exit until it goes on. What is told at that same instant, such
    /// as the call that answered, belongs to it.
    private final class Access {
        private long count;
        private boolean open;
        private long returnedAtNs = Simulation.NEVER;

        void see(TraceEvent event) {
            boolean own = event.partition() == partition;
            if (open && event.atNs() > returnedAtNs) open = false;
            if (own && DeviceAccess.is(event)) {
                count++;
                open = true;
                returnedAtNs = Simulation.NEVER;
            }
            if (own && open && DeviceAccess.isReturn(event)) returnedAtNs = event.atNs();
        }
    }

    IoTrace told(String command, String machine, int requests) {
        Map<String, Count> counts = new LinkedHashMap<>();
        Access access = new Access();
        for (TraceEvent event : events) {
            access.see(event);
            if (event.type().isCrossing()) {
                Count count = counts.computeIfAbsent(kind(event), _ -> new Count());
                count.total++;
                if (access.open) count.inAccesses++;
            }
        }
        return new IoTrace(
                command,
                cause,
                commands.text(),
                requests,
                events.getFirst().atNs(),
                events.getLast().atNs(),
                access.count,
                crossings(counts, access.count),
                events.stream().map(event -> told(event, machine)).toList());
    }

    private static List<IoTrace.CrossingCount> crossings(Map<String, Count> counts, long accesses) {
        List<IoTrace.CrossingCount> crossings = new ArrayList<>();
        counts.forEach((kind, count) -> crossings.add(new IoTrace.CrossingCount(
                kind, count.total, accesses == 0 ? 0 : (double) count.inAccesses / accesses)));
        return crossings;
    }

    /// The boundary, and whose it is when it does not say so itself.
    private String kind(TraceEvent event) {
        String crossing = event.type().crossing();
        boolean plain = crossing.startsWith("user") || crossing.startsWith("kernel");
        return plain ? (event.partition() == partition ? "guest " : "root ") + crossing : crossing;
    }

    private IoTrace.IoEvent told(TraceEvent event, String machine) {
        String where = event.partition() == 0
                ? "root"
                : event.partition() == partition ? machine : "partition " + event.partition();
        return new IoTrace.IoEvent(
                event.atNs(),
                where,
                event.processor(),
                event.mode().name().toLowerCase(Locale.ROOT),
                event.type().name(),
                event.type().crossing(),
                detail(event));
    }

    private static String detail(TraceEvent event) {
        EventType type = event.type();
        String a = type.a().isEmpty() ? "" : type.a() + " " + number(event.a());
        String b = type.b().isEmpty() ? "" : type.b() + " " + number(event.b());
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }

    private static String number(long value) {
        return value >= 0 && value < 10 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
