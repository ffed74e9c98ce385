// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.enlighten.hypervisor.protocol.HvStatus;

/// A hypercall's input, copied out of the caller's reach once, and the output it makes.
final class Block {
    private final ByteBuffer in;
    private final ByteBuffer out;

    Block(byte[] input, int outputBytes) {
        in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        out = ByteBuffer.allocate(outputBytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static Block fast(long first, long second, int inputBytes) {
        ByteBuffer b = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, first)
                .putLong(8, second);
        return new Block(Arrays.copyOf(b.array(), inputBytes), 0);
    }

    int u8(int at) {
        return in.get(at) & 0xFF;
    }

    int i32(int at) {
        return in.getInt(at);
    }

    long i64(int at) {
        return in.getLong(at);
    }

    byte[] bytes(int at, int count) {
        return Arrays.copyOfRange(in.array(), at, at + count);
    }

    void out(int at, long value) {
        out.putLong(at, value);
    }

    byte[] output() {
        return out.array();
    }

    /// A call's outcome: a status, and how many elements of its list are done.
    record Done(HvStatus status, int completed) {
        static Done of(HvStatus status) {
            return new Done(status, 0);
        }
    }
}
