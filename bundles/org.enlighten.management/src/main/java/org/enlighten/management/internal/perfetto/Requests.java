// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.TraceEvent;

/// Requests that went over channels: from the packet that asks for a completion to that completion, which has its
/// number
/// and comes from the other side. Those that are under way at the same time lie beside each other.
final class Requests {
    private static final String PACKET = "vmbus.packet-";
    private static final String COMPLETION = "completion";
    /// Where a packet says by its lowest bit whether it wants a completion.
    private static final int FLAGS_AT = 6;

    private final Map<String, Lane> open = new TreeMap<>();

    static boolean isPacket(TraceEvent event) {
        return event.type().name().startsWith(PACKET);
    }

    /// @param packet its bytes; none when they were not recorded
    void packet(TraceEvent event, Lane channel, byte[] packet) throws IOException {
        String name = event.type().name();
        boolean toHost = name.startsWith("to-host", PACKET.length());
        if (name.endsWith(COMPLETION)) end(event, id(event, !toHost));
        else if (packet.length > FLAGS_AT && (packet[FLAGS_AT] & 1) != 0) begin(event, channel, id(event, toHost));
    }

    private static String id(TraceEvent event, boolean toHost) {
        return "%d/%d%s%x".formatted(event.partition(), event.a(), toHost ? ">" : "<", event.b());
    }

    private void begin(TraceEvent event, Lane channel, String id) throws IOException {
        if (open.putIfAbsent(id, channel) == null) channel.span('b', event.atNs(), id);
    }

    private void end(TraceEvent event, String id) throws IOException {
        Lane channel = open.remove(id);
        if (channel != null) channel.span('e', event.atNs(), id);
    }

    /// The trace ends here, whatever is still under way.
    void close(long atNs) throws IOException {
        for (Map.Entry<String, Lane> each : open.entrySet()) each.getValue().span('e', atNs, each.getKey());
        open.clear();
    }
}
