// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;

/// What the log begins with, twice: each checkpoint writes the older of both, so that one is whole at every instant.
///
/// ```
/// 0 u32 mark · 4 u32 generation · 8 u64 first transaction · 16 u64 seed · 24 u32 pages · 28 u32 CRC of all
/// ```
///
/// @param generation of the records that count
/// @param first transaction that is not in the database file
record LogHead(int generation, long first, long seed, int pages) {
    static final int BYTES = 512;
    static final int SLOT_BYTES = 4096;
    /// Where records begin.
    static final int RECORDS_AT = 2 * SLOT_BYTES;

    private static final int MARK = 0x44484C4F;

    byte[] encode() {
        byte[] bytes = new byte[BYTES];
        ByteBuffer b = buffer(bytes);
        b.putInt(0, MARK)
                .putInt(4, generation)
                .putLong(8, first)
                .putLong(16, seed)
                .putInt(24, pages);
        b.putInt(28, crc(bytes));
        return bytes;
    }

    /// Empty for a slot that was never written, or not wholly.
    static Optional<LogHead> decode(byte[] bytes) {
        ByteBuffer b = buffer(bytes);
        int crc = b.getInt(28);
        b.putInt(28, 0);
        if (b.getInt(0) != MARK || crc(bytes) != crc) return Optional.empty();
        return Optional.of(new LogHead(b.getInt(4), b.getLong(8), b.getLong(16), b.getInt(24)));
    }

    /// Where this one goes.
    int at() {
        return generation % 2 * SLOT_BYTES;
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
