// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.internal;

import java.util.EnumMap;
import java.util.Map;
import org.enlighten.network.DropReason;
import org.enlighten.network.PortCounters;
import org.enlighten.network.PortCounters.Flow;
import org.enlighten.network.protocol.MacAddress;

/// Counts what passes a port.
public final class PortMeter {
    private static final int FRAMES = 0;
    private static final int BYTES = 1;
    private static final int BROADCASTS = 2;
    private static final int MULTICASTS = 3;

    private final long[] sent = new long[4];
    private final long[] delivered = new long[4];
    private final long[] drops = new long[DropReason.values().length];

    public void sent(byte[] frame) {
        count(sent, frame);
    }

    public void delivered(byte[] frame) {
        count(delivered, frame);
    }

    public void dropped(DropReason reason) {
        drops[reason.ordinal()]++;
    }

    private static void count(long[] flow, byte[] frame) {
        flow[FRAMES]++;
        flow[BYTES] += frame.length;
        if (frame.length < MacAddress.BYTES || (frame[0] & 1) == 0) return;
        flow[MacAddress.at(frame, 0).isBroadcast() ? BROADCASTS : MULTICASTS]++;
    }

    public PortCounters counters() {
        Map<DropReason, Long> some = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values())
            if (drops[reason.ordinal()] > 0) some.put(reason, drops[reason.ordinal()]);
        return new PortCounters(flow(sent), flow(delivered), some);
    }

    private static Flow flow(long[] of) {
        return new Flow(of[FRAMES], of[BYTES], of[BROADCASTS], of[MULTICASTS]);
    }

    public void restore(PortCounters s) {
        restore(sent, s.fromClient());
        restore(delivered, s.toClient());
        for (DropReason reason : DropReason.values()) drops[reason.ordinal()] = s.dropped(reason);
    }

    private static void restore(long[] flow, Flow s) {
        flow[FRAMES] = s.frames();
        flow[BYTES] = s.bytes();
        flow[BROADCASTS] = s.broadcasts();
        flow[MULTICASTS] = s.multicasts();
    }
}
