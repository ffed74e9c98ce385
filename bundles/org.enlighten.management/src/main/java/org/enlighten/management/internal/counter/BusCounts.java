// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// Counts within a window what the bus of the root did, and what each machine's channels carried.
final class BusCounts implements TraceReader {
    /// HvSignalEvent.
    private static final long SIGNAL_EVENT = 0x5D;

    private final long fromNs;
    private final Map<Integer, Long> packets = new TreeMap<>();
    private long sent;
    private long received;

    BusCounts(long fromNs) {
        this.fromNs = fromNs;
    }

    @Override
    public void read(TraceEvent event) {
        if (event.atNs() < fromNs) return;
        String name = event.type().name();
        if (name.startsWith("vmbus.packet-")) packets.merge(event.partition(), 1L, Long::sum);
        else if (event.a() == SIGNAL_EVENT && name.equals("hypervisor.root-hypercall")) sent++;
        else if (event.a() == SIGNAL_EVENT && name.equals("hypervisor.guest-hypercall")) received++;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    long packets(int partition) {
        return packets.getOrDefault(partition, 0L);
    }
}
