// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;

/// A record of the log, 32 bytes and what it carries, padded to 8:
///
/// ```
/// 0 u32 mark · 4 u32 generation · 8 u64 transaction · 16 u32 kind · 20 u32 page · 24 u32 bytes carried · 28 u32 CRC
/// of all
/// ```
///
/// Whatever of the log was not written, or only in part, is told by mark, generation and CRC.
record LogRecord(int generation, long transaction, Kind kind, int page, byte[] carried) {
    /// What a record says.
    enum Kind {
        /// The whole page as it is now: the first change since the latest checkpoint.
        IMAGE,
        /// A change of a page ([Page#changed]).
        CHANGE,
        COMMIT,
        ABORT,
        /// The group ends here; the next one begins at a new block.
        END
    }

    static final int HEAD_BYTES = 32;
    private static final int MARK = 0x474F4C4F;
    private static final Kind[] KINDS = Kind.values();

    byte[] encode() {
        byte[] bytes = new byte[HEAD_BYTES + carried.length + 7 & ~7];
        buffer(bytes)
                .putInt(0, MARK)
                .putInt(4, generation)
                .putLong(8, transaction)
                .putInt(16, kind.ordinal())
                .putInt(20, page)
                .putInt(24, carried.length);
        System.arraycopy(carried, 0, bytes, HEAD_BYTES, carried.length);
        buffer(bytes).putInt(28, crc(bytes));
        return bytes;
    }

    int bytes() {
        return HEAD_BYTES + carried.length + 7 & ~7;
    }

    /// How many bytes the record with this head has; empty when it is no head of this generation's.
    static Optional<Integer> length(byte[] head, int generation) {
        ByteBuffer h = buffer(head);
        int carried = h.getInt(24);
        boolean right = h.getInt(0) == MARK && h.getInt(4) == generation && carried >= 0 && carried <= Page.BYTES;
        return right ? Optional.of(HEAD_BYTES + carried + 7 & ~7) : Optional.empty();
    }

    /// Empty when it is damaged.
    static Optional<LogRecord> decode(byte[] bytes) {
        ByteBuffer b = buffer(bytes);
        int crc = b.getInt(28);
        int kind = b.getInt(16);
        b.putInt(28, 0);
        if (crc(bytes) != crc || kind < 0 || kind >= KINDS.length) return Optional.empty();
        byte[] carried = new byte[b.getInt(24)];
        System.arraycopy(bytes, HEAD_BYTES, carried, 0, carried.length);
        return Optional.of(new LogRecord(b.getInt(4), b.getLong(8), KINDS[kind], b.getInt(20), carried));
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
