// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.util.Arrays;

/// Big-endian parameter data under construction.
final class CommandBytes {
    private final byte[] bytes;

    private CommandBytes(int length) {
        bytes = new byte[length];
    }

    static CommandBytes of(int length) {
        return new CommandBytes(length);
    }

    static CommandResult cut(byte[] data, long allocation) {
        return new CommandResult.Data(Arrays.copyOf(data, (int) Math.min(data.length, allocation)));
    }

    static CommandResult cut(CommandBytes data, long allocation) {
        return cut(data.bytes, allocation);
    }

    CommandBytes u8(int at, int... values) {
        for (int i = 0; i < values.length; i++) bytes[at + i] = (byte) values[i];
        return this;
    }

    CommandBytes u16(int at, int value) {
        return u8(at, value >>> 8, value);
    }

    CommandBytes u32(int at, long value) {
        return u16(at, (int) (value >>> 16)).u16(at + 2, (int) value);
    }

    CommandBytes u64(int at, long value) {
        return u32(at, value >>> 32).u32(at + 4, value);
    }

    /// ASCII, padded with spaces to `length`.
    CommandBytes text(int at, int length, String text) {
        for (int i = 0; i < length; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            bytes[at + i] = (byte) (c >= ' ' && c < 0x7F ? c : '?');
        }
        return this;
    }

    byte[] bytes() {
        return bytes;
    }
}
