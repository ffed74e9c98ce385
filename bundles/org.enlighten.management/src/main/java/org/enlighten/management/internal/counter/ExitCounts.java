// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.management.internal.counter.ProcessorTimes.Place;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// Counts within a window what made virtual processors leave their software, under the names of Hyper-V's counters.
final class ExitCounts implements TraceReader {
    static final String TOTAL = "Total Intercepts/sec";
    /// In the order in which they are shown.
    static final List<String> NAMES = List.of(
            TOTAL,
            "Hypercalls/sec",
            "IO Instructions/sec",
            "HLT Instructions/sec",
            "CPUID Instructions/sec",
            "MSR Accesses/sec",
            "External Interrupts/sec",
            "Memory Intercept Messages/sec",
            "IO Intercept Messages/sec",
            "Other Intercepts/sec",
            "Virtual Interrupts/sec",
            "Synthetic Interrupts/sec",
            "Logical Processor Dispatches/sec");

    private static final String EXIT = "exit-";

    private final long fromNs;
    private final Map<Place, Map<String, Long>> counts = new TreeMap<>();
    private Optional<TraceEvent> access = Optional.empty();

    ExitCounts(long fromNs) {
        this.fromNs = fromNs;
    }

    @Override
    public void read(TraceEvent event) {
        if (event.processor() < 0) return;
        Place place = new Place(event.partition(), event.processor());
        boolean exit = event.type().crossing().endsWith("→hypervisor");
        if (exit) {
            count(place, TOTAL, event);
            count(place, exitName(event.type().name()), event);
            access = Optional.of(event);
        } else if (event.type().name().equals("hypervisor.intercept-message")) message(event);
        else other(event.type().name()).ifPresent(name -> count(place, name, event));
    }

    private static String exitName(String type) {
        if (type.endsWith("-hypercall")) return "Hypercalls/sec";
        if (type.endsWith("-preempted")) return "External Interrupts/sec";
        return switch (type.substring(type.indexOf(EXIT) + EXIT.length())) {
            case "in", "out", "ins", "outs" -> "IO Instructions/sec";
            case "halt" -> "HLT Instructions/sec";
            case "cpuid" -> "CPUID Instructions/sec";
            case "rdmsr", "wrmsr" -> "MSR Accesses/sec";
            default -> "Other Intercepts/sec";
        };
    }

    private static Optional<String> other(String type) {
        return switch (type) {
            case "machine.interrupt-taken", "hypervisor.interrupt-asserted" -> Optional.of("Virtual Interrupts/sec");
            case "hypervisor.message-delivered", "hypervisor.event-signalled" ->
                Optional.of("Synthetic Interrupts/sec");
            case "hypervisor.vp-switched" -> Optional.of("Logical Processor Dispatches/sec");
            default -> Optional.empty();
        };
    }

    /// The access that was told just before is what the parent gets a message about.
    private void message(TraceEvent event) {
        Place place = new Place((int) event.a(), (int) event.b());
        boolean memory =
                access.filter(exit -> exit.type().name().contains("mmio")).isPresent();
        count(place, memory ? "Memory Intercept Messages/sec" : "IO Intercept Messages/sec", event);
    }

    private void count(Place place, String name, TraceEvent event) {
        if (event.atNs() < fromNs) return;
        counts.computeIfAbsent(place, _ -> new TreeMap<>()).merge(name, 1L, Long::sum);
    }

    long count(Place place, String name) {
        return counts.getOrDefault(place, Map.of()).getOrDefault(name, 0L);
    }
}
