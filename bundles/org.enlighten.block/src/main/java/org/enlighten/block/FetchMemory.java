// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Arrays;

/// Where fetched blocks arrive: a memory with a name, so that a request under way below can be saved. Its array grows
/// with use.
final class FetchMemory implements Memory {
    private String name;
    private final int sizeBytes;
    private byte[] bytes = {};

    FetchMemory(String name, int sizeBytes) {
        this.name = name;
        this.sizeBytes = sizeBytes;
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
        return sizeBytes;
    }

    @Override
    public void read(long at, byte[] into, int offset, int count) {
        reach(at, count);
        System.arraycopy(bytes, (int) at, into, offset, count);
    }

    @Override
    public void write(long at, byte[] from, int offset, int count) {
        reach(at, count);
        System.arraycopy(from, offset, bytes, (int) at, count);
    }

    /// Nothing is left there of what was fetched before: a restored engine does not have it.
    void clear(long at, int count) {
        int end = (int) Math.min(at + count, bytes.length);
        if (at < end) Arrays.fill(bytes, (int) at, end, (byte) 0);
    }

    private void reach(long at, int count) {
        long end = at + count;
        if (at < 0 || end > sizeBytes) throw new IndexOutOfBoundsException("at=" + at + ", count=" + count);
        if (end > bytes.length)
            bytes = Arrays.copyOf(bytes, (int) Math.min(sizeBytes, Math.max(end, 2L * bytes.length)));
    }
}
