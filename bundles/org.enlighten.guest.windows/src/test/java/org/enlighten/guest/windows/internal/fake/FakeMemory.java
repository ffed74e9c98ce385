// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.fake;

import java.util.Arrays;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.Slice;
import org.enlighten.os.UserMemory;

/// A process's pages in one array.
public final class FakeMemory implements UserMemory {
    private final byte[] bytes;

    public FakeMemory(int sizeBytes) {
        bytes = new byte[sizeBytes];
    }

    @Override
    public int sizeBytes() {
        return bytes.length;
    }

    @Override
    public int u8(int at) {
        return bytes[at] & 0xFF;
    }

    @Override
    public void put8(int at, int value) {
        bytes[at] = (byte) value;
    }

    @Override
    public byte[] bytes(int at, int count) {
        if (at < 0 || count < 0 || at > bytes.length - count) throw new IndexOutOfBoundsException("at=" + at);
        return Arrays.copyOfRange(bytes, at, at + count);
    }

    @Override
    public void put(int at, byte[] value) {
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    @Override
    public Slice slice(int at, int count) {
        return new Slice(new ByteMemory("fake", bytes), at, count);
    }
}
