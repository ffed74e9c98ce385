// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/// One entry of a journal, and its bytes (integers little-endian):
/// ```text
///  0  4  marker FF 4A 4E 31 ("\377JN1"; FF occurs in no UTF-8 text, so a marker is never part of a payload)
///  4  4  length of the payload in bytes
///  8  8  number, one more than that of the entry before
/// 16  8  number of the last entry that the device was known to have when this one was written
/// 24  4  CRC32C of bytes 4 to 23 and the payload
/// 28  …  payload: one JSON object, UTF-8
/// ```
/// The second number tells damage from a cut: what is missing before an entry that knew it to be durable was damaged.
record Entry(long number, long durable, String payload, int bytes) {
    static final int HEADER_BYTES = 28;
    static final byte[] MARKER = {(byte) 0xFF, 'J', 'N', '1'};

    static byte[] encode(long number, long durable, String payload) {
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[HEADER_BYTES + text.length];
        ByteBuffer to = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        to.put(MARKER)
                .putInt(text.length)
                .putLong(number)
                .putLong(durable)
                .putInt(0)
                .put(text);
        to.putInt(24, checksum(bytes, 0, text.length));
        return bytes;
    }

    /// The entry that begins at `at`; empty when there is none or it is not whole.
    static Optional<Entry> decode(byte[] bytes, int at) {
        if (at + HEADER_BYTES > bytes.length || !isMarker(bytes, at)) return Optional.empty();
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = from.getInt(at + 4);
        if (length < 0 || length > bytes.length - at - HEADER_BYTES) return Optional.empty();
        if (from.getInt(at + 24) != checksum(bytes, at, length)) return Optional.empty();
        String payload = new String(bytes, at + HEADER_BYTES, length, StandardCharsets.UTF_8);
        return Optional.of(new Entry(from.getLong(at + 8), from.getLong(at + 16), payload, HEADER_BYTES + length));
    }

    private static boolean isMarker(byte[] bytes, int at) {
        for (int i = 0; i < MARKER.length; i++) if (bytes[at + i] != MARKER[i]) return false;
        return true;
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at + 4, 20);
        crc.update(bytes, at + HEADER_BYTES, length);
        return (int) crc.getValue();
    }
}
