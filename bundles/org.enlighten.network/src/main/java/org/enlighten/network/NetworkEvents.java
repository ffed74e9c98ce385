// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.simulation.EventType;

/// What a switch tells.
public final class NetworkEvents {
    public static final EventType PORT_CONNECTED = EventType.of("network.port-connected", "port", "");
    public static final EventType PORT_DISCONNECTED = EventType.of("network.port-disconnected", "port", "");
    public static final EventType FRAME_SENT = EventType.of("network.frame-sent", "port", "bytes");
    public static final EventType FRAME_DELIVERED = EventType.of("network.frame-delivered", "port", "bytes");
    /// `reason` is [DropReason#code].
    public static final EventType FRAME_DROPPED = EventType.of("network.frame-dropped", "port", "reason");

    public static final EventType ADDRESS_LEARNED = EventType.of("network.address-learned", "port", "address");
    public static final EventType EXTENSION_FAILED = EventType.of("network.extension-failed", "extension", "port");

    private NetworkEvents() {}
}
