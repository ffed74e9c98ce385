// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import org.enlighten.machine.GuestMemory;

/// The pages of both rings of a channel, mapped side by side by whoever stands at one end of it.
public final class RingPages {
    static final VarHandle LE32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LE64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final GuestMemory memory;
    private final long[] numbers;
    private byte[] bytes;
    private long epoch;

    private RingPages(GuestMemory memory, long[] numbers, byte[] bytes) {
        this.memory = memory;
        this.numbers = numbers;
        this.bytes = bytes;
        epoch = memory.epoch();
    }

    /// @param numbers page numbers, all inside the memory; empty when one is named twice
    public static Optional<RingPages> map(GuestMemory memory, long[] numbers) {
        long[] own = numbers.clone();
        return memory.map(own).map(bytes -> new RingPages(memory, own, bytes));
    }

    public int count() {
        return numbers.length;
    }

    /// All bytes, for one look at a ring: asked again at the next.
    byte[] bytes() {
        if (epoch != memory.epoch()) {
            bytes = memory.map(numbers).orElseThrow();
            epoch = memory.epoch();
        }
        return bytes;
    }
}
