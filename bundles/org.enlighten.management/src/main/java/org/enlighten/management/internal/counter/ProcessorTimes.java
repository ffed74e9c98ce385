// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// A reader of the trace that finds out where the time of processors went within a window. It is given the events
/// before
/// the window, too: who runs at its beginning follows from them.
public final class ProcessorTimes implements TraceReader {
    /// A virtual processor.
    public record Place(int partition, int processor) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPartition = Integer.compare(partition, other.partition);
            return byPartition != 0 ? byPartition : Integer.compare(processor, other.processor);
        }
    }

    private final long fromNs;
    private final long toNs;
    private final long exitNs;
    private final Map<Place, ProcessorTime> times = new TreeMap<>();
    private final Map<Integer, long[]> logical = new TreeMap<>();
    /// Since when a logical processor is on the way out of an exit, with nobody on it.
    private final Map<Integer, Long> leftAtNs = new TreeMap<>();

    /// @param exitNs what the way out of an exit costs, after which a logical processor is idle
    public ProcessorTimes(long fromNs, long toNs, long exitNs) {
        this.fromNs = fromNs;
        this.toNs = toNs;
        this.exitNs = exitNs;
    }

    @Override
    public void read(TraceEvent event) {
        if (event.processor() < 0) return;
        Place place = new Place(event.partition(), event.processor());
        switch (event.type().name()) {
            case "hypervisor.vp-switched" -> {
                arrive((int) event.a(), event.atNs());
                time(place, event).place((int) event.a());
                stands(place, Standing.HYPERVISOR, event);
            }
            case "hypervisor.guest-entered", "hypervisor.root-entered" -> entered(place, event);
            case "hypervisor.vp-halted" -> exits(place, Standing.HALTED, event);
            case "hypervisor.vp-suspended" -> leaves(place, Standing.HELD, event);
            case "hypervisor.vp-woken", "hypervisor.vp-resumed" -> leaves(place, Standing.READY, event);
            case "hypervisor.guest-preempted", "hypervisor.root-preempted" -> leaves(place, Standing.READY, event);
            case "hypervisor.intercept-message" ->
                exits(new Place((int) event.a(), (int) event.b()), Standing.INTERCEPTED, event);
            case "hypervisor.intercept-completed" -> {
                if (time(place, event).lp() < 0) leaves(place, Standing.READY, event);
            }
            default -> {
                if (event.type().crossing().endsWith("→hypervisor")) stands(place, Standing.HYPERVISOR, event);
            }
        }
    }

    private ProcessorTime time(Place place, TraceEvent event) {
        return times.computeIfAbsent(place, _ -> new ProcessorTime(fromNs, toNs, event.atNs()));
    }

    private void entered(Place place, TraceEvent event) {
        ProcessorTime time = time(place, event);
        if (time.lp() < 0) time.place((int) event.a());
        charge(time.lp(), time.enter(event.atNs(), event.atNs() + event.b()));
    }

    private void stands(Place place, Standing next, TraceEvent event) {
        ProcessorTime time = time(place, event);
        charge(time.lp(), time.become(next, event.atNs()));
    }

    /// It leaves by an exit of its own.
    private void exits(Place place, Standing next, TraceEvent event) {
        int lp = time(place, event).lp();
        leaves(place, next, event);
        if (lp >= 0) leftAtNs.put(lp, event.atNs());
    }

    private void arrive(int lp, long nowNs) {
        Long leftNs = leftAtNs.remove(lp);
        if (leftNs == null) return;
        long untilNs = Math.min(nowNs, leftNs + exitNs);
        logical.computeIfAbsent(lp, _ -> new long[2])[1] +=
                Math.max(0, Math.min(untilNs, toNs) - Math.max(leftNs, fromNs));
    }

    private void leaves(Place place, Standing next, TraceEvent event) {
        stands(place, next, event);
        time(place, event).place(-1);
    }

    private void charge(int lp, long[] spent) {
        if (lp < 0) return;
        long[] sum = logical.computeIfAbsent(lp, _ -> new long[2]);
        sum[0] += spent[Standing.GUEST.ordinal()];
        sum[1] += spent[Standing.HYPERVISOR.ordinal()];
    }

    /// The window is over: what goes on is booked up to its end.
    public void close() {
        for (int lp : List.copyOf(leftAtNs.keySet())) arrive(lp, toNs);
        times.forEach((_, time) -> charge(time.lp(), time.become(Standing.HALTED, toNs)));
    }

    public Iterable<Place> places() {
        return times.keySet();
    }

    public long spentNs(Place place, Standing what) {
        return times.get(place).spentNs(what);
    }

    /// Time of a logical processor that software had, root or guest.
    public long logicalGuestNs(int lp) {
        return logical.getOrDefault(lp, new long[2])[0];
    }

    /// Time of a logical processor that the hypervisor had.
    public long logicalHypervisorNs(int lp) {
        return logical.getOrDefault(lp, new long[2])[1];
    }
}
