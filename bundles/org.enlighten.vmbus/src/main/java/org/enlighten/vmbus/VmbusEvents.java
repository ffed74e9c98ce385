// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.enlighten.simulation.EventType;
import org.enlighten.vmbus.protocol.PacketType;

/// What the host's end of the bus tells, with the partition that is at the other end. Messages and packets carry their
/// bytes: a message all of it, a packet from its descriptor to the end of its payload.
public final class VmbusEvents {
    public static final EventType MESSAGE_TO_HOST = EventType.of("vmbus.message-to-host", "message", "channel");
    public static final EventType MESSAGE_TO_GUEST = EventType.of("vmbus.message-to-guest", "message", "channel");
    /// What a guest said had no effect; the reason is a number of [Refusal].
    public static final EventType MESSAGE_REFUSED = EventType.of("vmbus.message-refused", "message", "reason");
    /// The hypervisor did not take a message for a guest.
    public static final EventType MESSAGE_LOST = EventType.of("vmbus.message-lost", "message", "status");
    public static final EventType CONNECTED = EventType.of("vmbus.connected", "version", "");
    public static final EventType DISCONNECTED = EventType.of("vmbus.disconnected", "", "");
    public static final EventType CHANNEL_OPENED = EventType.of("vmbus.channel-opened", "channel", "ring bytes");
    public static final EventType CHANNEL_CLOSED = EventType.of("vmbus.channel-closed", "channel", "");
    /// The guest broke the rules of a ring: its channel ends. The reason is a number of
    /// [org.enlighten.vmbus.internal.ring.RingFault], in the order of its sentences.
    public static final EventType CHANNEL_BROKEN = EventType.of("vmbus.channel-broken", "channel", "reason");

    private static final Map<PacketType, EventType> TO_HOST = packets("to-host");
    private static final Map<PacketType, EventType> TO_GUEST = packets("to-guest");

    private VmbusEvents() {}

    public static EventType packet(PacketType type, boolean toHost) {
        return (toHost ? TO_HOST : TO_GUEST).get(type);
    }

    private static Map<PacketType, EventType> packets(String direction) {
        Map<PacketType, EventType> types = new EnumMap<>(PacketType.class);
        for (PacketType type : PacketType.values()) {
            String kind = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            types.put(type, EventType.of("vmbus.packet-" + direction + "-" + kind, "channel", "transaction"));
        }
        return types;
    }

    /// Why a message had no effect.
    public enum Refusal {
        NOT_UNDERSTOOD,
        /// A guest may not say this, or not on the version that was agreed.
        NOT_IN_THIS_VERSION,
        NOT_NOW,
        NO_SUCH_CHANNEL,
        NO_SUCH_BUFFER,
        /// A list of pages that makes no sense, or names memory that is not the guest's.
        BAD_PAGES,
        TOO_MUCH
    }
}
