// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.simulation.EventType;

/// What a physical machine tells.
public final class HostEvents {
    public static final EventType POWER_ON = EventType.of("host.power-on", "", "");
    public static final EventType POWER_OFF = EventType.of("host.power-off", "", "");
    public static final EventType RESET = EventType.of("host.reset", "", "");
    public static final EventType POWER_CUT = EventType.of("host.power-cut", "", "");
    public static final EventType VOLUME_SUBMITTED = EventType.of("host.volume-submitted", "offset", "bytes");
    public static final EventType VOLUME_FINISHED = EventType.of("host.volume-finished", "offset", "service time ns");
    public static final EventType VOLUME_INTERRUPT =
            EventType.of("host.volume-interrupt", "vector", "finished requests");

    public static final EventType FRAME_SENT = EventType.of("host.frame-sent", "bytes", "frames in the ring");
    public static final EventType FRAME_RECEIVED = EventType.of("host.frame-received", "bytes", "frames in the ring");
    public static final EventType CARD_INTERRUPT = EventType.of("host.card-interrupt", "vector", "");

    private HostEvents() {}
}
