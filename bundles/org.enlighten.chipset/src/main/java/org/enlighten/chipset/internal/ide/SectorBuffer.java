// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import java.util.Arrays;
import org.enlighten.block.Memory;

/// A channel's buffer between register, bus master and medium. It takes memory only as far as it was ever filled.
final class SectorBuffer implements Memory {
    /// As much as one command without extended addresses can move.
    static final int BYTES = 256 * 512;
    private static final int KEPT_BYTES = 16 * 1024;

    private String name;
    private byte[] bytes = new byte[0];
    private int used;

    SectorBuffer(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void retire() {
        name = "";
    }

    @Override
    public long sizeBytes() {
        return BYTES;
    }

    /// A command starts: nothing in it counts any more. What a large one took is given back.
    void begin() {
        used = 0;
        if (bytes.length > KEPT_BYTES) bytes = new byte[0];
    }

    /// Makes sure that the first `count` bytes are there, and returns all of them.
    byte[] upTo(int count) {
        if (count > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(count, Math.min(BYTES, bytes.length * 2)));
        if (count > used) Arrays.fill(bytes, used, count, (byte) 0);
        used = Math.max(used, count);
        return bytes;
    }

    int u8(int at) {
        return at < used ? bytes[at] & 0xFF : 0;
    }

    @Override
    public void read(long at, byte[] into, int offset, int count) {
        System.arraycopy(upTo(Math.toIntExact(at + count)), (int) at, into, offset, count);
    }

    @Override
    public void write(long at, byte[] from, int offset, int count) {
        System.arraycopy(from, offset, upTo(Math.toIntExact(at + count)), (int) at, count);
    }

    byte[] save() {
        return Arrays.copyOf(bytes, used);
    }

    void restore(byte[] saved) {
        used = 0;
        System.arraycopy(saved, 0, upTo(saved.length), 0, saved.length);
    }
}
