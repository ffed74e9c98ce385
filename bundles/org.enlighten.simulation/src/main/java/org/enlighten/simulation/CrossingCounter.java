// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A reader of the trace that counts: how often each boundary was crossed and each kind of event was told, for one
/// request or job or for all.
public final class CrossingCounter implements TraceReader {
    /// A boundary and the partition that crossed it, by partition, then by name: `user→kernel` in a guest is not
    /// `user→kernel` in the root.
    public record Place(int partition, String crossing) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPartition = Integer.compare(partition, other.partition);
            return byPartition != 0 ? byPartition : crossing.compareTo(other.crossing);
        }
    }

    private final OptionalLong cause;
    private final Map<Place, Long> byPlace = new TreeMap<>();
    private final Map<String, Long> byType = new TreeMap<>();

    private CrossingCounter(OptionalLong cause) {
        this.cause = cause;
    }

    /// Counts all events.
    public static CrossingCounter ofAll() {
        return new CrossingCounter(OptionalLong.empty());
    }

    /// Counts what one request or job makes happen.
    public static CrossingCounter of(long cause) {
        return new CrossingCounter(OptionalLong.of(cause));
    }

    @Override
    public void read(TraceEvent event) {
        if (cause.isPresent() && cause.getAsLong() != event.cause()) return;
        EventType type = event.type();
        byType.merge(type.name(), 1L, Long::sum);
        if (type.isCrossing()) byPlace.merge(new Place(event.partition(), type.crossing()), 1L, Long::sum);
    }

    /// How often each boundary was crossed, whoever crossed it, by name.
    public Map<String, Long> byCrossing() {
        Map<String, Long> counts = new TreeMap<>();
        byPlace.forEach((place, times) -> counts.merge(place.crossing(), times, Long::sum));
        return counts;
    }

    /// How often each partition crossed each boundary.
    public Map<Place, Long> byPlace() {
        return new TreeMap<>(byPlace);
    }

    /// How often each kind of event was told, crossings and others, by name.
    public Map<String, Long> byType() {
        return new TreeMap<>(byType);
    }

    /// All crossings together.
    public long crossings() {
        return byPlace.values().stream().mapToLong(Long::longValue).sum();
    }
}
