// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.protocol;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A 48-bit address of an adapter.
///
/// @param bits the first byte on the wire in bits 47 to 40
public record MacAddress(long bits) implements Comparable<MacAddress> {
    public static final MacAddress BROADCAST = new MacAddress(0xFFFF_FFFF_FFFFL);
    public static final int BYTES = 6;

    private static final long GROUP = 1L << 40;
    private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{2}([-:]?)[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2}){4}");
    private static final HexFormat DASHES = HexFormat.ofDelimiter("-").withUpperCase();

    public MacAddress {
        if (bits >>> 48 != 0) throw new IllegalArgumentException("an address has 48 bits: " + Long.toHexString(bits));
    }

    /// Reads `00-15-5D-01-02-03`, the same with colons, or twelve digits alone.
    public static Optional<MacAddress> parse(String text) {
        if (!TEXT.matcher(text).matches()) return Optional.empty();
        return Optional.of(new MacAddress(Long.parseLong(text.replaceAll("[-:]", ""), 16)));
    }

    /// Six bytes of a frame that has them.
    public static MacAddress at(byte[] bytes, int offset) {
        long bits = 0;
        for (int i = 0; i < BYTES; i++) bits = bits << 8 | bytes[offset + i] & 0xFF;
        return new MacAddress(bits);
    }

    public void put(byte[] bytes, int offset) {
        for (int i = 0; i < BYTES; i++) bytes[offset + i] = (byte) (bits >>> 8 * (BYTES - 1 - i));
    }

    /// Broadcast or multicast.
    public boolean isGroup() {
        return (bits & GROUP) != 0;
    }

    public boolean isBroadcast() {
        return bits == BROADCAST.bits;
    }

    /// Something an adapter can have: one station's, and not all zeros.
    public boolean isStation() {
        return bits != 0 && !isGroup();
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /// As Windows writes it: `00-15-5D-01-02-03`.
    @Override
    public String toString() {
        byte[] bytes = new byte[BYTES];
        put(bytes, 0);
        return DASHES.formatHex(bytes);
    }
}
