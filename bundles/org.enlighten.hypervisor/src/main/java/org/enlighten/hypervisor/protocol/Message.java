// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.util.Optional;
import org.enlighten.machine.GuestMemory;

/// A message of the synthetic interrupt controller as it lies in a slot of the message page (SIMP): type u32@0 (0 =
/// free), payload size u8@4, flags u8@5 (bit 0: more are waiting), sender u64@8, payload@16.
///
/// @param sender partition id or port id
/// @param payload at most 240 bytes
public record Message(int type, long sender, byte[] payload) {
    public static final int SLOT_BYTES = 256;
    public static final int PAYLOAD_BYTES_MAX = 240;
    public static final int MORE_PENDING = 1;

    private static final int FLAGS_AT = 5;
    private static final int PAYLOAD_AT = 16;

    /// Where SINT n's slot is, given the page.
    public static long slot(long page, int sint) {
        return page + (long) sint * SLOT_BYTES;
    }

    public static boolean isFree(GuestMemory memory, long slot) {
        return memory.i32(slot) == 0;
    }

    /// The message in a slot; empty when it is free. The payload is as long as the size in the slot says, at most
    /// 240.
    public static Optional<Message> read(GuestMemory memory, long slot) {
        int type = memory.i32(slot);
        if (type == 0) return Optional.empty();
        byte[] payload = new byte[Math.min(memory.u8(slot + 4), PAYLOAD_BYTES_MAX)];
        memory.read(slot + PAYLOAD_AT, payload, 0, payload.length);
        return Optional.of(new Message(type, memory.i64(slot + 8), payload));
    }

    /// Frees a slot and says whether more are waiting: then the receiver writes the EOM register.
    public static boolean release(GuestMemory memory, long slot) {
        memory.put32(slot, 0);
        return (memory.u8(slot + FLAGS_AT) & MORE_PENDING) != 0;
    }

    /// Writes this message into a free slot, its type last.
    public void write(GuestMemory memory, long slot, boolean more) {
        memory.put8(slot + 4, payload.length);
        memory.put8(slot + FLAGS_AT, more ? MORE_PENDING : 0);
        memory.put16(slot + 6, 0);
        memory.put64(slot + 8, sender);
        memory.write(slot + PAYLOAD_AT, payload, 0, payload.length);
        memory.put32(slot, type);
    }

    public static void setMorePending(GuestMemory memory, long slot) {
        memory.put8(slot + FLAGS_AT, memory.u8(slot + FLAGS_AT) | MORE_PENDING);
    }
}
