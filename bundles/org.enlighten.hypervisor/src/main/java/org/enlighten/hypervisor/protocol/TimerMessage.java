// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// What a synthetic timer says when it expires: index u32@0, expiration u64@8, delivery u64@16, in 100 ns units of
/// the partition's reference counter (TLFS, HV_TIMER_MESSAGE_PAYLOAD).
///
/// @param expired when it was due
/// @param delivered when the message went into the slot
public record TimerMessage(int timer, long expired, long delivered) {
    public static final int TYPE = 0x80000010;

    private static final int BYTES = 24;

    public Message encode() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, timer).putLong(8, expired).putLong(16, delivered);
        return new Message(TYPE, 0, b.array());
    }

    public static Optional<TimerMessage> decode(Message message) {
        if (message.type() != TYPE || message.payload().length < BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(message.payload()).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new TimerMessage(b.getInt(0), b.getLong(8), b.getLong(16)));
    }
}
