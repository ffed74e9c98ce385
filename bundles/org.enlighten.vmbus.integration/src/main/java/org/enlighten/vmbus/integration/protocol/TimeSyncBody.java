// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a sample of the host's clock, as versions 1.0 and 3.0 have it: `0 u64 host's time · 8 u64 guest's time · 16
/// u64 round trip · 24 u8 flags · 25 u8[3]`. The second and the third are 0: no guest looks at them.
///
/// @param hostTime 100 ns since 1601, UTC
/// @param flags [#SYNC]: set the clock now; [#SAMPLE]: for those who discipline theirs
public record TimeSyncBody(long hostTime, int flags) {
    public static final int SYNC = 1;
    public static final int SAMPLE = 2;
    private static final int BYTES = 28;
    private static final int FLAGS_AT = 24;
    private static final int UNIT_NS = 100;
    /// From 1601 to 2008, where clocks of the house begin.
    private static final long BEGINNING = 128_436_192_000_000_000L;
    /// Clocks show no later: nanoseconds since 2008 fit a long.
    private static final long TIME_MAX = BEGINNING + Long.MAX_VALUE / UNIT_NS;

    /// Of a clock that counts nanoseconds since the beginning of 2008.
    public static TimeSyncBody of(long clockNs, int flags) {
        return new TimeSyncBody(BEGINNING + Math.floorDiv(clockNs, UNIT_NS), flags);
    }

    /// Nanoseconds since the beginning of 2008.
    public long clockNs() {
        return (hostTime - BEGINNING) * UNIT_NS;
    }

    public boolean isSync() {
        return (flags & SYNC) != 0;
    }

    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return b.putLong(hostTime).put(FLAGS_AT, (byte) flags).array();
    }

    public static Optional<TimeSyncBody> of(byte[] body) {
        if (body.length < FLAGS_AT + 1) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        long time = b.getLong(0);
        if (time < BEGINNING || time > TIME_MAX) return Optional.empty();
        return Optional.of(new TimeSyncBody(time, b.get(FLAGS_AT) & 0xFF));
    }
}
