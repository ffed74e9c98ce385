// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// The lanes of the picture, in groups: the logical processors, then each partition with its virtual processors, its
/// channels, and what happens apart from both. A lane is there from its first event on.
final class Lanes {
    /// Where a lane is: group -1 is the logical processors, others are partitions.
    private record Place(int group, int order) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byGroup = Integer.compare(group, other.group);
            return byGroup != 0 ? byGroup : Integer.compare(order, other.order);
        }
    }

    private static final int LOGICAL = -1;
    private static final int CHANNELS = 100_000;
    private static final int APART = 90_000;

    private final EventWriter writer;
    private final Map<Integer, String> machines;
    private final Map<Integer, Integer> groups = new TreeMap<>();
    private final Map<Place, Lane> lanes = new TreeMap<>();
    private int numbers;

    /// @param machines names of machines by their partition's number in the trace, as far as they are known
    Lanes(EventWriter writer, Map<Integer, String> machines) {
        this.writer = writer;
        this.machines = machines;
    }

    Lane logical(int lp) throws IOException {
        return lane(new Place(LOGICAL, lp), "LP " + lp);
    }

    Lane virtual(int partition, int processor) throws IOException {
        return lane(new Place(partition, processor), "VP " + processor);
    }

    Lane channel(int partition, long channel) throws IOException {
        return lane(new Place(partition, CHANNELS + (int) channel), "Channel " + channel);
    }

    /// Bus messages, devices and whatever no processor did.
    Lane apart(int partition) throws IOException {
        return lane(new Place(partition, APART), "Bus and devices");
    }

    private Lane lane(Place place, String name) throws IOException {
        Lane known = lanes.get(place);
        if (known != null) return known;
        int process = group(place.group());
        int thread = ++numbers;
        writer.nameThread(process, thread, name, place.order());
        Lane lane = new Lane(writer, process, thread);
        lanes.put(place, lane);
        return lane;
    }

    private int group(int group) throws IOException {
        Integer known = groups.get(group);
        if (known != null) return known;
        int process = ++numbers;
        groups.put(group, process);
        writer.nameProcess(process, group == LOGICAL ? "Logical processors" : partition(group), group);
        return process;
    }

    String partition(int number) {
        if (number == 0) return "Root partition";
        String name = machines.get(number);
        return name == null ? "Partition " + number : name + " (partition " + number + ")";
    }

    /// A partition is gone: nothing goes on there.
    void end(int partition, long atNs) throws IOException {
        for (Map.Entry<Place, Lane> each : lanes.entrySet())
            if (each.getKey().group() == partition) each.getValue().end(atNs);
    }

    void close(long atNs) throws IOException {
        for (Lane lane : lanes.values()) lane.close(atNs);
    }
}
