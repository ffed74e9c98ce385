// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.management.CounterView;
import org.enlighten.management.internal.counter.ProcessorTimes.Place;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// The hypervisor's and the bus's counters of a window, read from the trace alone: each event and each nanosecond
/// counts
/// once.
public final class HypervisorCounters implements TraceReader {
    private static final String LOGICAL = "Hyper-V Hypervisor Logical Processor";
    private static final String ROOT = "Hyper-V Hypervisor Root Virtual Processor";
    private static final String VIRTUAL = "Hyper-V Hypervisor Virtual Processor";
    private static final String BUS = "Hyper-V Virtual Machine Bus";
    private static final String ALL = "_Total";

    private final long fromNs;
    private final long toNs;
    private final ProcessorTimes times;
    private final ExitCounts exits;
    private final BusCounts bus;
    private final List<CounterView> views = new ArrayList<>();

    /// @param fromNs not later than `toNs`, which is not before the last event
    /// @param exitNs what the way out of an exit costs
    public HypervisorCounters(long fromNs, long toNs, long exitNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        times = new ProcessorTimes(fromNs, toNs, exitNs);
        exits = new ExitCounts(fromNs);
        bus = new BusCounts(fromNs);
    }

    @Override
    public void read(TraceEvent event) {
        times.read(event);
        exits.read(event);
        bus.read(event);
    }

    /// The window is over.
    ///
    /// @param machines names of those whose counters are wanted, by their partition's number in the trace
    public List<CounterView> views(int logicalProcessors, Map<Integer, String> machines) {
        times.close();
        views.clear();
        logical(logicalProcessors);
        virtual(ROOT, Map.of(0, ""));
        virtual(VIRTUAL, machines);
        add(BUS, "", "Interrupts Sent/sec", rate(bus.sent()));
        add(BUS, "", "Interrupts Received/sec", rate(bus.received()));
        machines.forEach((number, name) -> add(BUS, name, "Packets/sec", rate(bus.packets(number))));
        return List.copyOf(views);
    }

    private void logical(int processors) {
        long guest = 0;
        long hypervisor = 0;
        for (int lp = 0; lp < processors; lp++) {
            guest += times.logicalGuestNs(lp);
            hypervisor += times.logicalHypervisorNs(lp);
            logical("Hv LP " + lp, times.logicalGuestNs(lp), times.logicalHypervisorNs(lp), 1);
        }
        logical(ALL, guest, hypervisor, processors);
    }

    private void logical(String instance, long guestNs, long hypervisorNs, int processors) {
        add(LOGICAL, instance, "% Guest Run Time", percent(guestNs) / processors);
        add(LOGICAL, instance, "% Hypervisor Run Time", percent(hypervisorNs) / processors);
        add(LOGICAL, instance, "% Total Run Time", percent(guestNs + hypervisorNs) / processors);
        add(LOGICAL, instance, "% Idle Time", 100 - percent(guestNs + hypervisorNs) / processors);
    }

    private void virtual(String object, Map<Integer, String> machines) {
        List<Place> places = new ArrayList<>();
        for (Place place : times.places()) if (machines.containsKey(place.partition())) places.add(place);
        for (Place place : places) {
            String name = machines.get(place.partition());
            String instance = name.isEmpty() ? "Root VP " + place.processor() : name + ":Hv VP " + place.processor();
            processor(object, instance, List.of(place));
        }
        if (!places.isEmpty()) processor(object, ALL, places);
    }

    private void processor(String object, String instance, List<Place> places) {
        long guest = places.stream()
                .mapToLong(place -> times.spentNs(place, Standing.GUEST))
                .sum();
        long hypervisor = places.stream()
                .mapToLong(place -> times.spentNs(place, Standing.HYPERVISOR))
                .sum();
        int n = places.size();
        add(object, instance, "% Guest Run Time", percent(guest) / n);
        add(object, instance, "% Hypervisor Run Time", percent(hypervisor) / n);
        add(object, instance, "% Total Run Time", percent(guest + hypervisor) / n);
        Map<String, Long> sums = new TreeMap<>();
        for (String name : ExitCounts.NAMES)
            for (Place place : places) sums.merge(name, exits.count(place, name), Long::sum);
        for (String name : ExitCounts.NAMES) add(object, instance, name, rate(sums.get(name)));
    }

    private void add(String object, String instance, String counter, double value) {
        views.add(new CounterView(object, instance, counter, value));
    }

    private double percent(long ns) {
        return toNs == fromNs ? 0 : 100.0 * ns / (toNs - fromNs);
    }

    private double rate(long count) {
        return toNs == fromNs ? 0 : 1e9 * count / (toNs - fromNs);
    }
}
