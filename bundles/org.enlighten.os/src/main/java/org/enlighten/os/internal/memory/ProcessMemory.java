// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.memory;

import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.UserMemory;

/// A process's own pages: a contiguous range of physical memory.
public record ProcessMemory(GuestMemory memory, long base, int sizeBytes) implements UserMemory {
    @Override
    public int u8(int at) {
        check(at, 1);
        return memory.u8(base + at);
    }

    @Override
    public void put8(int at, int value) {
        check(at, 1);
        memory.put8(base + at, value);
    }

    @Override
    public byte[] bytes(int at, int count) {
        check(at, count);
        byte[] bytes = new byte[count];
        memory.read(base + at, bytes, 0, count);
        return bytes;
    }

    @Override
    public void put(int at, byte[] value) {
        check(at, value.length);
        memory.write(base + at, value, 0, value.length);
    }

    @Override
    public Slice slice(int at, int count) {
        check(at, count);
        return new Slice(memory, base + at, count);
    }

    public boolean contains(int at, int count) {
        return at >= 0 && count >= 0 && at <= sizeBytes - count;
    }

    private void check(int at, int count) {
        if (contains(at, count)) return;
        throw new IndexOutOfBoundsException(
                "the process has no memory there: at=%d, bytes=%d, size=%d".formatted(at, count, sizeBytes));
    }
}
