// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a heartbeat: `0 u64 sequence · 8 u32 state of applications · 12 u32 0`. A guest answers with the next
/// number.
///
/// @param state one of [#UNKNOWN], [#HEALTHY], [#CRITICAL], [#STOPPED]
public record HeartbeatBody(long sequence, int state) {
    public static final int UNKNOWN = 0;
    public static final int HEALTHY = 1;
    public static final int CRITICAL = 2;
    public static final int STOPPED = 3;
    private static final int BYTES = 16;
    private static final int BYTES_MIN = 8;

    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return b.putLong(sequence).putInt(state).array();
    }

    public static Optional<HeartbeatBody> of(byte[] body) {
        if (body.length < BYTES_MIN) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new HeartbeatBody(b.getLong(0), body.length < 12 ? UNKNOWN : b.getInt(8)));
    }
}
