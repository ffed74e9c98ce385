// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// Counts within a window what guests had their emulated IDE controllers transfer. The registers of each channel are
/// followed from the beginning: a count that was written before the window belongs to a command in it.
final class DiskCounts implements TraceReader {
    private record Channel(int partition, boolean secondary) implements Comparable<Channel> {
        @Override
        public int compareTo(Channel other) {
            int byPartition = Integer.compare(partition, other.partition);
            return byPartition != 0 ? byPartition : Boolean.compare(secondary, other.secondary);
        }
    }

    /// Ports of the second channel's task file have this bit clear.
    private static final int PRIMARY = 0x80;

    private final long fromNs;
    private final Map<Channel, DiskCommands> channels = new TreeMap<>();
    private final Map<Integer, Long> read = new TreeMap<>();
    private final Map<Integer, Long> written = new TreeMap<>();

    DiskCounts(long fromNs) {
        this.fromNs = fromNs;
    }

    @Override
    public void read(TraceEvent event) {
        if (DeviceAccess.of(event).filter(DeviceAccess::isWrite).isEmpty()) return;
        Channel channel = new Channel(event.partition(), (event.a() & PRIMARY) == 0);
        DiskCommands commands = channels.computeIfAbsent(channel, _ -> new DiskCommands());
        commands.read(event);
        for (DiskCommands.Command command : commands.take()) {
            if (event.atNs() < fromNs) continue;
            if (command.kind().equals("Read")) read.merge(event.partition(), command.bytes(), Long::sum);
            if (command.kind().equals("Write")) written.merge(event.partition(), command.bytes(), Long::sum);
        }
    }

    long readBytes(int partition) {
        return read.getOrDefault(partition, 0L);
    }

    long writtenBytes(int partition) {
        return written.getOrDefault(partition, 0L);
    }
}
