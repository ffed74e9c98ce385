// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.protocol.PacketType;

/// Both ends of one ring, in pages that are scattered over a small memory.
final class RingPair {
    final GuestMemory memory = new GuestMemory("vm/1/memory", 64 << 20);
    final long[] numbers;
    final RingWriter writer;
    final RingReader reader;
    final PacketBuffer packet = new PacketBuffer();

    RingPair(int dataPages) {
        numbers = new long[dataPages + 1];
        for (int i = 0; i < numbers.length; i++) numbers[i] = 100 + (long) i * 7 % 8191;
        writer = new RingWriter(RingPages.map(memory, numbers).orElseThrow(), 0, dataPages);
        reader = new RingReader(RingPages.map(memory, numbers).orElseThrow(), 0, dataPages);
        writer.reset();
    }

    RingWriter.Sent send(long transaction, byte[] payload) {
        return writer.write(PacketType.IN_BAND.code(), 0, transaction, payload, 0, payload, 0, payload.length);
    }

    /// Address of a control word.
    long control(int at) {
        return numbers[0] * GuestMemory.PAGE_BYTES + at;
    }

    /// Address of a byte of the data.
    long data(int offset) {
        return numbers[1 + offset / GuestMemory.PAGE_BYTES] * GuestMemory.PAGE_BYTES + offset % GuestMemory.PAGE_BYTES;
    }
}
