// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a request to go down: `0 u32 reason · 4 u32 seconds · 8 u32 flags · 12 text[2048 bytes]`. A guest
/// answers before it acts.
///
/// @param flags [#FORCE], [#RESTART], [#HIBERNATE]
/// @param text shown to who works there
public record ShutdownBody(int reason, int timeoutSeconds, int flags, String text) {
    public static final int PLANNED = 0x8000_0000;
    public static final int FORCE = 1;
    public static final int RESTART = 2;
    public static final int HIBERNATE = 4;
    private static final int BYTES = 2060;
    private static final int TEXT_AT = 12;
    private static final int TEXT_BYTES = 2048;

    public boolean isForced() {
        return (flags & FORCE) != 0;
    }

    /// Whether the machine is to be switched off, or restarted: the only ways down that all guests know.
    public boolean isPowerOff() {
        return (flags & ~FORCE) == 0;
    }

    public boolean isRestart() {
        return (flags & ~FORCE) == RESTART;
    }

    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(reason).putInt(timeoutSeconds).putInt(flags);
        WideText.put(b, TEXT_AT, TEXT_BYTES, text);
        return b.array();
    }

    public static Optional<ShutdownBody> of(byte[] body) {
        if (body.length < BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(
                new ShutdownBody(b.getInt(0), b.getInt(4), b.getInt(8), WideText.get(b, TEXT_AT, TEXT_BYTES)));
    }
}
