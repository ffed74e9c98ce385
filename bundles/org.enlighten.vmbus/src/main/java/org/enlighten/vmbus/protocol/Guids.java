// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.nio.ByteBuffer;
import java.util.UUID;

/// A GUID takes 16 bytes: the first three fields little-endian, the other eight bytes as they are printed.
public final class Guids {
    public static final int BYTES = 16;

    private Guids() {}

    static void put(ByteBuffer b, int at, UUID guid) {
        long high = guid.getMostSignificantBits();
        b.putInt(at, (int) (high >>> 32));
        b.putShort(at + 4, (short) (high >>> 16));
        b.putShort(at + 6, (short) high);
        b.putLong(at + 8, Long.reverseBytes(guid.getLeastSignificantBits()));
    }

    static UUID get(ByteBuffer b, int at) {
        long high = (long) b.getInt(at) << 32 | (b.getShort(at + 4) & 0xFFFFL) << 16 | b.getShort(at + 6) & 0xFFFFL;
        return new UUID(high, Long.reverseBytes(b.getLong(at + 8)));
    }
}
