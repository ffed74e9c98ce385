// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The hard disk footer: 512 bytes at the end of every image, and a copy at the front of those that grow.
record Footer(byte[] bytes) {
    static final int BYTES = 512;
    static final String COOKIE = "conectix";
    static final int FIXED = 2;
    static final int DYNAMIC = 3;
    static final int DIFFERENCING = 4;
    static final long NO_DATA = -1L;
    static final int FEATURES = 2;
    static final int VERSION = 0x00010000;
    static final int CHECKSUM_AT = 64;
    private static final int CREATOR_VERSION = 0x00060000;
    /// Seconds from 1970 to 2000-01-01T00:00Z, where the format's time begins.
    private static final long EPOCH_SECONDS = 946_684_800L;
    private static final int UUID_AT = 68;

    static Footer of(int type, long sizeBytes, long dataOffset, UUID id, long createdEpochSeconds) {
        Geometry geometry = Geometry.of(sizeBytes / 512);
        ByteBuffer b = ByteBuffer.allocate(BYTES);
        b.put(ascii(COOKIE)).putInt(FEATURES).putInt(VERSION).putLong(dataOffset);
        b.putInt((int) Math.clamp(createdEpochSeconds - EPOCH_SECONDS, 0, 0xFFFFFFFFL));
        b.put(ascii("win ")).putInt(CREATOR_VERSION).put(ascii("Wi2k"));
        b.putLong(sizeBytes).putLong(sizeBytes);
        b.putShort((short) geometry.cylinders()).put((byte) geometry.heads());
        b.put((byte) geometry.sectorsPerTrack()).putInt(type);
        b.putLong(UUID_AT, id.getMostSignificantBits()).putLong(UUID_AT + 8, id.getLeastSignificantBits());
        return new Footer(VhdChecksum.put(b.array(), CHECKSUM_AT));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private ByteBuffer in() {
        return ByteBuffer.wrap(bytes);
    }

    String cookie() {
        return new String(bytes, 0, 8, StandardCharsets.ISO_8859_1);
    }

    int features() {
        return in().getInt(8);
    }

    int version() {
        return in().getInt(12);
    }

    long dataOffset() {
        return in().getLong(16);
    }

    long originalSize() {
        return in().getLong(40);
    }

    long currentSize() {
        return in().getLong(48);
    }

    Geometry geometry() {
        return new Geometry(in().getShort(56) & 0xFFFF, bytes[58] & 0xFF, bytes[59] & 0xFF);
    }

    int type() {
        return in().getInt(60);
    }

    int checksum() {
        return in().getInt(CHECKSUM_AT);
    }

    int computedChecksum() {
        return VhdChecksum.of(bytes, CHECKSUM_AT);
    }

    UUID id() {
        return new UUID(in().getLong(UUID_AT), in().getLong(UUID_AT + 8));
    }

    /// It is a footer, and nobody has changed a bit of it.
    boolean isIntact() {
        return cookie().equals(COOKIE) && checksum() == computedChecksum();
    }
}
