// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;

/// What events mean to the lanes of channels.
final class ChannelLanes {
    private final Lanes lanes;
    private final Requests requests = new Requests();

    ChannelLanes(Lanes lanes) {
        this.lanes = lanes;
    }

    /// False when it says nothing about a channel.
    boolean shows(TraceEvent event, TraceBytes bytes) throws IOException {
        if (Requests.isPacket(event)) {
            Lane lane = lanes.channel(event.partition(), event.a());
            mark(lane, event);
            requests.packet(event, lane, bytes.copy());
            return true;
        }
        switch (event.type().name()) {
            case "vmbus.channel-opened" ->
                lanes.channel(event.partition(), event.a()).become(event.atNs(), "open");
            case "vmbus.channel-closed" ->
                lanes.channel(event.partition(), event.a()).end(event.atNs());
            case "vmbus.channel-broken" -> {
                Lane lane = lanes.channel(event.partition(), event.a());
                mark(lane, event);
                lane.end(event.atNs());
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void mark(Lane lane, TraceEvent event) throws IOException {
        lane.mark(event.atNs(), event.type().name(), PerfettoTrace.details(event));
    }

    void close(long atNs) throws IOException {
        requests.close(atNs);
    }
}
