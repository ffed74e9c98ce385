// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.enlighten.hypervisor.protocol.HvStatus;

/// A hypercall's input, copied out of the caller's reach once, and the output it makes.
final class Block {
    private static final VarHandle LE32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NOTHING = {};

    private final byte[] in;
    private final byte[] out;

    Block(byte[] input, int outputBytes) {
        in = input;
        out = outputBytes == 0 ? NOTHING : new byte[outputBytes];
    }

    /// Input that comes in two registers.
    static Block fast(long first, long second) {
        byte[] input = new byte[16];
        LE64.set(input, 0, first);
        LE64.set(input, 8, second);
        return new Block(input, 0);
    }

    int u8(int at) {
        return in[at] & 0xFF;
    }

    int i32(int at) {
        return (int) LE32.get(in, at);
    }

    long i64(int at) {
        return (long) LE64.get(in, at);
    }

    byte[] bytes(int at, int count) {
        return Arrays.copyOfRange(in, at, at + count);
    }

    void out(int at, long value) {
        LE64.set(out, at, value);
    }

    byte[] output() {
        return out;
    }

    /// A call's outcome: a status, and how many elements of its list are done.
    record Done(HvStatus status, int completed) {
        static Done of(HvStatus status) {
            return new Done(status, 0);
        }
    }
}
