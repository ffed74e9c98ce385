// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a message about a key and its value:
/// ```text
///   0 u8 operation   1 u8 pool
/// get, set:   4 u32 type   8 u32 bytes of key   12 u32 bytes of value   16 key[512]   528 value[2048]
/// enumerate:  4 u32 index, and the same from 8 on
/// delete:     4 u32 bytes of key   8 key[512]
/// ```
/// Whatever it is about, it is 2,580 bytes long.
///
/// @param operation one of [#GET], [#SET], [#DELETE], [#ENUMERATE]
/// @param index of [#ENUMERATE]
/// @param type one of [#STRING], [#EXPANDABLE], [#U32], [#U64]
/// @param value as text; numbers in decimal
public record KvpBody(int operation, KvpPool pool, int index, int type, String key, String value) {
    public static final int GET = 0;
    public static final int SET = 1;
    public static final int DELETE = 2;
    public static final int ENUMERATE = 3;
    public static final int STRING = 1;
    public static final int EXPANDABLE = 2;
    public static final int U32 = 4;
    public static final int U64 = 8;
    /// Characters at most, without the zero.
    public static final int KEY_CHARS = 255;

    public static final int VALUE_CHARS = 1023;
    private static final int BYTES = 2580;
    private static final int KEY_BYTES = 512;
    private static final int VALUE_BYTES = 2048;

    public static KvpBody get(KvpPool pool, String key) {
        return new KvpBody(GET, pool, 0, STRING, key, "");
    }

    public static KvpBody set(KvpPool pool, String key, String value) {
        return new KvpBody(SET, pool, 0, STRING, key, value);
    }

    public static KvpBody delete(KvpPool pool, String key) {
        return new KvpBody(DELETE, pool, 0, STRING, key, "");
    }

    public static KvpBody enumerate(KvpPool pool, int index) {
        return new KvpBody(ENUMERATE, pool, index, STRING, "", "");
    }

    /// The answer to this question.
    public KvpBody with(String name, String text) {
        return new KvpBody(operation, pool, index, STRING, name, text);
    }

    public byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, (byte) operation).put(1, (byte) pool.ordinal());
        if (operation == DELETE) {
            b.putInt(4, WideText.bytes(key, KEY_BYTES));
            WideText.put(b, 8, KEY_BYTES, key);
            return b.array();
        }
        if (operation == ENUMERATE) b.putInt(4, index);
        int at = operation == ENUMERATE ? 8 : 4;
        b.putInt(at, type).putInt(at + 4, WideText.bytes(key, KEY_BYTES));
        WideText.put(b, at + 12, KEY_BYTES, key);
        int valueAt = at + 12 + KEY_BYTES;
        if (type == U32) b.putInt(at + 8, 4).putInt(valueAt, (int) Long.parseLong(value));
        else if (type == U64) b.putInt(at + 8, 8).putLong(valueAt, Long.parseLong(value));
        else {
            b.putInt(at + 8, WideText.bytes(value, VALUE_BYTES));
            WideText.put(b, valueAt, VALUE_BYTES, value);
        }
        return b.array();
    }

    public static Optional<KvpBody> of(byte[] body) {
        if (body.length < BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int operation = b.get(0) & 0xFF;
        Optional<KvpPool> pool = KvpPool.of(b.get(1) & 0xFF);
        if (operation > ENUMERATE || pool.isEmpty()) return Optional.empty();
        if (operation == DELETE) return Optional.of(delete(pool.get(), text(b, 8, KEY_BYTES, b.getInt(4))));
        int at = operation == ENUMERATE ? 8 : 4;
        int index = operation == ENUMERATE ? b.getInt(4) : 0;
        int type = b.getInt(at);
        int valueAt = at + 12 + KEY_BYTES;
        String key = text(b, at + 12, KEY_BYTES, b.getInt(at + 4));
        Optional<String> value = value(b, type, valueAt, b.getInt(at + 8));
        return value.map(v -> new KvpBody(operation, pool.get(), index, type, key, v));
    }

    private static Optional<String> value(ByteBuffer b, int type, int at, int bytes) {
        return switch (type) {
            case 0, STRING, EXPANDABLE -> Optional.of(text(b, at, VALUE_BYTES, bytes));
            case U32 -> Optional.of(Long.toString(b.getInt(at) & 0xFFFF_FFFFL));
            case U64 -> Optional.of(Long.toString(b.getLong(at)));
            default -> Optional.empty();
        };
    }

    private static String text(ByteBuffer b, int at, int fieldBytes, int bytes) {
        return bytes < 0 || bytes > fieldBytes ? "" : WideText.get(b, at, bytes);
    }
}
