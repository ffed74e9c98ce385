// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Texts in fields of a fixed size: UTF-16LE, a zero behind, what is too long is cut.
final class WideText {
    private WideText() {}

    /// Bytes that the text takes with its zero.
    static int bytes(String text, int fieldBytes) {
        return Math.min(text.length() * 2 + 2, fieldBytes);
    }

    static void put(ByteBuffer b, int at, int fieldBytes, String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_16LE);
        b.put(at, all, 0, Math.min(all.length, fieldBytes - 2));
    }

    /// To the first zero, or to the field's end.
    static String get(ByteBuffer b, int at, int fieldBytes) {
        int end = 0;
        while (end + 1 < fieldBytes && (b.get(at + end) != 0 || b.get(at + end + 1) != 0)) end += 2;
        byte[] bytes = new byte[end];
        b.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_16LE);
    }
}
