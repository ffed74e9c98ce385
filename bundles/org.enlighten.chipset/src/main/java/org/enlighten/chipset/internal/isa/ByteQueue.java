// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

/// A bounded queue of bytes. What finds no room is dropped.
final class ByteQueue {
    private final int capacity;
    private byte[] bytes;
    private int head;
    private int size;

    ByteQueue(int capacity) {
        this.capacity = capacity;
        bytes = new byte[Math.min(capacity, 16)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    int room() {
        return capacity - size;
    }

    boolean add(int value) {
        if (size == capacity) return false;
        if (size == bytes.length) grow();
        bytes[(head + size++) % bytes.length] = (byte) value;
        return true;
    }

    int take() {
        int value = bytes[head] & 0xFF;
        head = (head + 1) % bytes.length;
        size--;
        return value;
    }

    void clear() {
        head = 0;
        size = 0;
    }

    byte[] toBytes() {
        byte[] all = new byte[size];
        for (int i = 0; i < size; i++) all[i] = bytes[(head + i) % bytes.length];
        return all;
    }

    void restore(byte[] content) {
        clear();
        for (byte b : content) add(b);
    }

    private void grow() {
        byte[] all = toBytes();
        bytes = java.util.Arrays.copyOf(all, Math.min(capacity, bytes.length * 2));
        head = 0;
    }
}
