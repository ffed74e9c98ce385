// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.nio.charset.StandardCharsets;

/// The image being written.
record IsoBytes(byte[] bytes) {
    IsoBytes(int size) {
        this(new byte[size]);
    }

    void put(long at, byte[] value) {
        System.arraycopy(value, 0, bytes, (int) at, value.length);
    }

    void u8(long at, int value) {
        bytes[(int) at] = (byte) value;
    }

    void u16le(long at, int value) {
        u8(at, value);
        u8(at + 1, value >>> 8);
    }

    void u16be(long at, int value) {
        u8(at, value >>> 8);
        u8(at + 1, value);
    }

    void u32le(long at, int value) {
        u16le(at, value);
        u16le(at + 2, value >>> 16);
    }

    void u32be(long at, int value) {
        u16be(at, value >>> 16);
        u16be(at + 2, value);
    }

    /// Both orders, one after the other (ECMA-119, 7.2.3).
    void both16(long at, int value) {
        u16le(at, value);
        u16be(at + 2, value);
    }

    /// Both orders (ECMA-119, 7.3.3).
    void both32(long at, int value) {
        u32le(at, value);
        u32be(at + 4, value);
    }

    /// Padded with spaces.
    void ascii(long at, String text, int room) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < room; i++) u8(at + i, i < content.length ? content[i] : ' ');
    }

    /// UCS-2, big-endian, padded with spaces.
    void wide(long at, String text, int room) {
        byte[] content = text.getBytes(StandardCharsets.UTF_16BE);
        for (int i = 0; i + 1 < room; i += 2) u16be(at + i, ' ');
        put(at, java.util.Arrays.copyOf(content, Math.min(content.length, room / 2 * 2)));
    }
}
