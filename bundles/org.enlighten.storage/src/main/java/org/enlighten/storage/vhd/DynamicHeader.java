// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The dynamic disk header: 1024 bytes of every image that grows.
record DynamicHeader(byte[] bytes) {
    static final int BYTES = 1024;
    static final String COOKIE = "cxsparse";
    static final int VERSION = 0x00010000;
    static final int CHECKSUM_AT = 36;

    static DynamicHeader of(long tableOffset, int entries, int blockBytes) {
        ByteBuffer b = ByteBuffer.allocate(BYTES);
        b.put(COOKIE.getBytes(StandardCharsets.US_ASCII)).putLong(-1L).putLong(tableOffset);
        b.putInt(VERSION).putInt(entries).putInt(blockBytes);
        return new DynamicHeader(VhdChecksum.put(b.array(), CHECKSUM_AT));
    }

    private ByteBuffer in() {
        return ByteBuffer.wrap(bytes);
    }

    String cookie() {
        return new String(bytes, 0, 8, StandardCharsets.ISO_8859_1);
    }

    long dataOffset() {
        return in().getLong(8);
    }

    long tableOffset() {
        return in().getLong(16);
    }

    int version() {
        return in().getInt(24);
    }

    long entries() {
        return in().getInt(28) & 0xFFFFFFFFL;
    }

    long blockBytes() {
        return in().getInt(32) & 0xFFFFFFFFL;
    }

    int checksum() {
        return in().getInt(CHECKSUM_AT);
    }

    int computedChecksum() {
        return VhdChecksum.of(bytes, CHECKSUM_AT);
    }

    UUID parentId() {
        return new UUID(in().getLong(40), in().getLong(48));
    }
}
