// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlighten.management.IoTrace;
import org.enlighten.management.internal.Boundaries.Boundary;
import org.enlighten.os.OsEvents;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.TraceEvent;

/// What one request made happen, put in figures.
final class RequestTrace {
    /// What people read in base 16.
    private static final Set<String> HEXADECIMAL = Set.of("call code", "vector", "argument", "offset", "answer");

    /// What a storage provider of the bus tells: the operation code; and how many bytes were moved.
    private static final String COMMAND = "storage.command";
    private static final String ANSWER = "storage.answer";

    private final long cause;
    private final int partition;
    private final List<TraceEvent> events = new ArrayList<>();
    private final DiskCommands commands = new DiskCommands();
    private long accesses;
    private long crossed;

    RequestTrace(long cause, int partition) {
        this.cause = cause;
        this.partition = partition;
    }

    void add(TraceEvent event) {
        events.add(event);
        if (event.type().isCrossing()) crossed++;
        packet(event);
        if (event.partition() != partition) return;
        commands.read(event);
        if (DeviceAccess.of(event).isPresent()) accesses++;
    }

    /// A provider's channel says what it took out of a packet and what became of it, wherever it runs.
    private void packet(TraceEvent event) {
        if (event.type().name().equals(COMMAND)) commands.scsi((int) event.a());
        else if (event.type().name().equals(ANSWER)) commands.answered(event.b());
    }

    DiskCommands commands() {
        return commands;
    }

    long accesses() {
        return accesses;
    }

    IoTrace.Request told(int number) {
        return new IoTrace.Request(
                number, cause, events.getFirst().atNs(), events.getLast().atNs(), commands.text(), accesses, crossed);
    }

    List<IoTrace.RegisterCount> registers() {
        record Use(String register, String access) {}
        Map<Use, Long> uses = new LinkedHashMap<>();
        for (TraceEvent event : events)
            if (event.partition() == partition)
                DeviceAccess.of(event)
                        .ifPresent(access -> uses.merge(new Use(access.register(), access.access()), 1L, Long::sum));
        List<IoTrace.RegisterCount> counts = new ArrayList<>();
        uses.forEach((use, times) -> counts.add(new IoTrace.RegisterCount(use.register(), use.access(), times)));
        return counts;
    }

    /// One kind of crossing: how often, and how often while an access to a register was being answered.
    private static final class Count {
        private long total;
        private long inAccesses;
    }

    /// Accesses to registers, each from the guest's exit until it goes on. What is told at that same instant, such
    /// as the call that answered, belongs to it.
    private final class Access {
        private boolean open;
        private long returnedAtNs = Simulation.NEVER;

        void see(TraceEvent event) {
            boolean own = event.partition() == partition;
            if (open && event.atNs() > returnedAtNs) open = false;
            if (own && DeviceAccess.of(event).isPresent()) {
                open = true;
                returnedAtNs = Simulation.NEVER;
            }
            if (own && open && DeviceAccess.isReturn(event)) returnedAtNs = event.atNs();
        }
    }

    List<IoTrace.CrossingCount> crossings() {
        Map<Boundary, Count> counts = new LinkedHashMap<>();
        Boundaries boundaries = new Boundaries(partition);
        Access access = new Access();
        for (TraceEvent event : events) {
            access.see(event);
            boundaries.of(event).ifPresent(boundary -> {
                Count count = counts.computeIfAbsent(boundary, _ -> new Count());
                count.total++;
                if (access.open) count.inAccesses++;
            });
        }
        List<IoTrace.CrossingCount> told = new ArrayList<>();
        counts.forEach((boundary, count) -> told.add(new IoTrace.CrossingCount(
                boundary.kind(),
                boundary.from(),
                boundary.to(),
                accesses == 0 ? 0 : (double) count.inAccesses / accesses,
                count.inAccesses,
                count.total)));
        return told;
    }

    List<IoTrace.IoEvent> events(String machine) {
        Boundaries boundaries = new Boundaries(partition);
        return events.stream()
                .map(event -> told(event, machine, boundaries.of(event)))
                .toList();
    }

    private IoTrace.IoEvent told(TraceEvent event, String machine, Optional<Boundary> boundary) {
        String where = event.partition() == 0
                ? "root"
                : event.partition() == partition ? machine : "partition " + event.partition();
        return new IoTrace.IoEvent(
                event.atNs(),
                where,
                event.processor(),
                event.mode().name().toLowerCase(Locale.ROOT),
                event.type().name(),
                boundary.map(Boundary::from).orElse(""),
                boundary.map(Boundary::to).orElse(""),
                detail(event));
    }

    /// The numbers of an event in words.
    static String detail(TraceEvent event) {
        EventType type = event.type();
        if (type.equals(OsEvents.SYSTEM_CALL)) return OsEvents.systemCall(event.b());
        Optional<DeviceAccess> access = DeviceAccess.of(event);
        if (access.isPresent()) return access.get().text();
        String a = told(type.a(), event.a());
        String b = told(type.b(), event.b());
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }

    private static String told(String meaning, long value) {
        if (meaning.isEmpty()) return "";
        boolean small = value >= 0 && value < 10;
        return meaning + (HEXADECIMAL.contains(meaning) && !small ? " 0x%X" : " %d").formatted(value);
    }
}
