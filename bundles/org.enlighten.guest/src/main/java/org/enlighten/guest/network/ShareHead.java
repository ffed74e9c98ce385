// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The head of a request for a share, and of the answer.
///
/// @param what [#GET] or [#PUT]; of an answer [#WELL] or [#FAILED]
/// @param bytes that follow
/// @param text a share's and a file's name, or a sentence
record ShareHead(int what, long bytes, String text) {
    static final int PORT = 44_500;
    static final int BYTES = 264;
    static final int WELL = 0;
    static final int GET = 1;
    static final int PUT = 2;
    static final int FAILED = 3;

    private static final int TEXT_AT = 16;
    private static final int TEXT_BYTES = BYTES - TEXT_AT;
    private static final long FILE_BYTES_MAX = 1L << 40;

    byte[] encode() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, (byte) what).putLong(8, bytes);
        byte[] words = text.getBytes(StandardCharsets.ISO_8859_1);
        b.put(TEXT_AT, Arrays.copyOf(words, Math.min(words.length, TEXT_BYTES)));
        return b.array();
    }

    /// Empty when it makes no sense: the other end may be anybody.
    static Optional<ShareHead> decode(byte[] head) {
        if (head.length != BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = b.getLong(8);
        if (bytes < 0 || bytes > FILE_BYTES_MAX || b.get(0) < WELL || b.get(0) > FAILED) return Optional.empty();
        int end = TEXT_AT;
        while (end < BYTES && head[end] != 0) end++;
        String text = new String(head, TEXT_AT, end - TEXT_AT, StandardCharsets.ISO_8859_1);
        return Optional.of(new ShareHead(b.get(0), bytes, text));
    }
}
