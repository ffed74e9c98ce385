// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// A memory over one byte array.
public final class ByteMemory implements Memory {
    private final byte[] bytes;
    private String name;

    public ByteMemory(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
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
        return bytes.length;
    }

    @Override
    public void read(long at, byte[] into, int offset, int count) {
        System.arraycopy(bytes, Math.toIntExact(at), into, offset, count);
    }

    @Override
    public void write(long at, byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, Math.toIntExact(at), count);
    }
}
