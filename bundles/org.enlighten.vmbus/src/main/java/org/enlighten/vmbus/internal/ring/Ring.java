// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.protocol.RingLayout;

/// One ring in mapped pages: its control words, and its data as a circle of bytes.
final class Ring {
    private final RingPages pages;
    private final int control;
    private final int data;
    private final int size;

    /// @param first the ring's first page, which is its control page; the data follow
    Ring(RingPages pages, int first, int dataPages) {
        this.pages = pages;
        control = first * GuestMemory.PAGE_BYTES;
        data = control + GuestMemory.PAGE_BYTES;
        size = dataPages * GuestMemory.PAGE_BYTES;
    }

    byte[] bytes() {
        return pages.bytes();
    }

    /// Bytes of data.
    int size() {
        return size;
    }

    int word(byte[] bytes, int at) {
        return (int) RingPages.LE32.get(bytes, control + at);
    }

    void word(byte[] bytes, int at, int value) {
        RingPages.LE32.set(bytes, control + at, value);
    }

    /// Where an offset lies in the mapped bytes.
    int place(int offset) {
        return data + offset;
    }

    /// Eight bytes never lie across the end: offsets are multiples of 8.
    long i64(byte[] bytes, int offset) {
        return (long) RingPages.LE64.get(bytes, data + offset);
    }

    void put64(byte[] bytes, int offset, long value) {
        RingPages.LE64.set(bytes, data + offset, value);
    }

    int after(int offset, int count) {
        int next = offset + count;
        return next >= size ? next - size : next;
    }

    void put(byte[] bytes, int offset, byte[] from, int at, int count) {
        int first = Math.min(count, size - offset);
        System.arraycopy(from, at, bytes, data + offset, first);
        if (first < count) System.arraycopy(from, at + first, bytes, data, count - first);
    }

    void get(byte[] bytes, int offset, byte[] into, int at, int count) {
        int first = Math.min(count, size - offset);
        System.arraycopy(bytes, data + offset, into, at, first);
        if (first < count) System.arraycopy(bytes, data, into, at + first, count - first);
    }

    /// Both indices 0, nothing masked, nothing pending, as the opener of a channel leaves it.
    void reset() {
        byte[] bytes = bytes();
        for (int at = 0; at <= RingLayout.PENDING_SEND; at += Integer.BYTES) word(bytes, at, 0);
        word(bytes, RingLayout.FEATURES, RingLayout.HAS_PENDING_SEND);
    }
}
