// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.util.HexFormat;

/// An adapter's address.
///
/// @param bits 48 of them, the first byte on the wire in bits 47 to 40
public record MacAddress(long bits) {
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);
    public static final MacAddress NONE = new MacAddress(0);
    public static final int BYTES = 6;

    private static final HexFormat DASHES = HexFormat.ofDelimiter("-").withUpperCase();

    static MacAddress at(byte[] bytes, int offset) {
        long bits = 0;
        for (int i = 0; i < BYTES; i++) bits = bits << 8 | bytes[offset + i] & 0xFF;
        return new MacAddress(bits);
    }

    void put(byte[] bytes, int offset) {
        for (int i = 0; i < BYTES; i++) bytes[offset + i] = (byte) (bits >>> 8 * (BYTES - 1 - i));
    }

    /// Broadcast or multicast.
    public boolean isGroup() {
        return (bits >>> 40 & 1) != 0;
    }

    @Override
    public String toString() {
        byte[] bytes = new byte[BYTES];
        put(bytes, 0);
        return DASHES.formatHex(bytes);
    }
}
