// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.Arrays;

/// Bytes in the order in which they came, up to a number.
final class ByteQueue {
    private static final int BYTES_FIRST = 1024;

    private final int capacity;
    private byte[] ring = new byte[0];
    private int head;
    private int size;

    ByteQueue(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    int capacity() {
        return capacity;
    }

    int free() {
        return capacity - size;
    }

    /// Takes as many as fit, and says how many.
    int put(byte[] from, int at, int count) {
        int taken = Math.min(count, free());
        grow(size + taken);
        for (int done = 0; done < taken; ) {
            int tail = (head + size) % ring.length;
            int part = Math.min(taken - done, ring.length - tail);
            System.arraycopy(from, at + done, ring, tail, part);
            size += part;
            done += part;
        }
        return taken;
    }

    private void grow(int bytes) {
        if (bytes <= ring.length) return;
        int next = Math.max(BYTES_FIRST, ring.length);
        while (next < bytes) next *= 2;
        byte[] old = peek(0, size);
        ring = Arrays.copyOf(old, Math.min(next, capacity));
        head = 0;
    }

    /// Bytes from `offset` behind the first, without taking them.
    byte[] peek(int offset, int count) {
        byte[] bytes = new byte[count];
        int from = ring.length == 0 ? 0 : (head + offset) % ring.length;
        int part = Math.min(count, ring.length - from);
        System.arraycopy(ring, from, bytes, 0, part);
        System.arraycopy(ring, 0, bytes, part, count - part);
        return bytes;
    }

    void drop(int count) {
        size -= count;
        head = ring.length == 0 ? 0 : (head + count) % ring.length;
    }

    byte[] take(int count) {
        byte[] bytes = peek(0, Math.min(count, size));
        drop(bytes.length);
        return bytes;
    }

    void clear() {
        drop(size);
    }

    byte[] save() {
        return peek(0, size);
    }

    void restore(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }
}
