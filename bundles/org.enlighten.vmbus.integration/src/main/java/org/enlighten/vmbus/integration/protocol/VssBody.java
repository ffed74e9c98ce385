// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a backup's message: `0 u8 operation · 1 u8[7] 0 · 8 u32 value · 12 u32 · 16 u32 number of disks · 20 …`.
/// A freeze without a list of disks means all of them.
///
/// @param value of a freeze: the kind of backup; of an answer to [#CHECK_HOT_BACKUP] and [#DEVICE_INFO]: flags
public record VssBody(int operation, int value) {
    public static final int CREATE = 0;
    public static final int DELETE = 1;
    public static final int CHECK_HOT_BACKUP = 2;
    public static final int DEVICE_INFO = 3;
    public static final int COMPLETE = 4;
    public static final int FREEZE = 5;
    public static final int THAW = 6;
    public static final int AUTO_RECOVER = 7;
    /// A hot backup is possible, and the copy recovers by itself.
    public static final int HOT_BACKUP = 5;

    private static final int BYTES = 32;
    private static final int BYTES_MIN = 12;

    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return b.put(0, (byte) operation).putInt(8, value).array();
    }

    public static Optional<VssBody> of(byte[] body) {
        if (body.length < BYTES_MIN) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new VssBody(b.get(0) & 0xFF, b.getInt(8)));
    }
}
