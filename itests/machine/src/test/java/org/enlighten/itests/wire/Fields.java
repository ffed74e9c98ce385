// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/// Little-endian numbers at offsets of a few bytes, as the descriptions of the wire give them.
record Fields(byte[] bytes) {
    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int length() {
        return bytes.length;
    }

    int u8(int at) {
        return bytes[at] & 0xFF;
    }

    int u16(int at) {
        return buffer().getShort(at) & 0xFFFF;
    }

    long u32(int at) {
        return buffer().getInt(at) & 0xFFFF_FFFFL;
    }

    long u64(int at) {
        return buffer().getLong(at);
    }

    /// The first three groups of a GUID lie with their lowest byte first, the rest as it is read.
    UUID guid(int at) {
        long high = u32(at) << 32 | (long) u16(at + 4) << 16 | u16(at + 6);
        return new UUID(high, Long.reverseBytes(u64(at + 8)));
    }

    boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] != 0) return false;
        return true;
    }
}
