// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What has passed a port since it was connected.
///
/// @param fromClient what the client sent, before any rule
/// @param toClient what came to the client
/// @param drops frames dropped at this port in either direction, by reason; reasons without any are left out
public record PortCounters(Flow fromClient, Flow toClient, Map<DropReason, Long> drops) {
    /// One direction.
    ///
    /// @param broadcasts, multicasts those among `frames`
    public record Flow(long frames, long bytes, long broadcasts, long multicasts) {}

    public PortCounters {
        Map<DropReason, Long> sorted = new EnumMap<>(DropReason.class);
        sorted.putAll(drops);
        drops = Collections.unmodifiableMap(sorted);
    }

    public long dropped(DropReason reason) {
        return drops.getOrDefault(reason, 0L);
    }

    public long dropped() {
        return drops.values().stream().mapToLong(Long::longValue).sum();
    }
}
