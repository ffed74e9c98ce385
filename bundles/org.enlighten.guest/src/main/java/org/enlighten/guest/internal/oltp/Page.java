// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A page of the database file, 8 KiB:
///
/// ```
/// 0 u64 latest transaction · 8 u64 changes · 16 u64 mixture of all its transactions · 24 u32 number · 28 u32 mark
/// 32 64 × u64 its latest transactions, by the number of the change · 544 a pattern that depends on number and place
/// ```
///
/// What all committed transactions have made of it can be computed from their numbers alone, to the byte.
final class Page {
    static final int BYTES = 8192;
    /// What a change of a page says in the log.
    static final int CHANGE_BYTES = 24;

    private static final int MARK = 0x50544C4F;
    private static final int SLOTS = 64;
    private static final int SLOTS_AT = 32;

    private Page() {}

    static byte[] blank(int number) {
        byte[] page = new byte[BYTES];
        for (int i = SLOTS_AT + SLOTS * 8; i < BYTES; i++) page[i] = (byte) (number * 31 + i);
        buffer(page).putInt(24, number).putInt(28, MARK);
        return page;
    }

    /// Its head after one more transaction.
    static byte[] changed(byte[] head, long transaction) {
        long changes = buffer(head).getLong(8) + 1;
        long mixture = (buffer(head).getLong(16) ^ transaction) * 0xD6E8FEB86659FD93L;
        byte[] change = new byte[CHANGE_BYTES];
        buffer(change).putLong(0, transaction).putLong(8, changes).putLong(16, mixture);
        return change;
    }

    /// Where in the page a change has its place among the latest ones.
    static int slotAt(byte[] change) {
        return SLOTS_AT + 8 * (int) (buffer(change).getLong(8) % SLOTS);
    }

    static long latest(byte[] head) {
        return buffer(head).getLong(0);
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
