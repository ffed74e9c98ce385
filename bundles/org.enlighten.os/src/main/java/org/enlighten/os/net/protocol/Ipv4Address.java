// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

import java.util.Optional;

/// @param bits the first number in the high byte
public record Ipv4Address(int bits) {
    /// 0.0.0.0: none yet, or any.
    public static final Ipv4Address ANY = new Ipv4Address(0);
    /// 255.255.255.255: everybody on this network.
    public static final Ipv4Address BROADCAST = new Ipv4Address(-1);

    public static final Ipv4Address LOOPBACK = of(127, 0, 0, 1);

    private static final int BITS = 32;

    public static Ipv4Address of(int a, int b, int c, int d) {
        return new Ipv4Address(a << 24 | b << 16 | c << 8 | d);
    }

    /// Reads four numbers with dots between.
    public static Optional<Ipv4Address> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) return Optional.empty();
        int bits = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) return Optional.empty();
            bits = bits << 8 | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4Address(bits));
    }

    public boolean isAny() {
        return bits == 0;
    }

    public boolean isMulticast() {
        return bits >>> 28 == 0xE;
    }

    public boolean isLoopback() {
        return bits >>> 24 == 127;
    }

    /// One station's, and not a network's or everybody's.
    public boolean isStation() {
        return bits >>> 24 != 0 && bits >>> 28 < 0xE;
    }

    /// @param prefixLength leading bits that name the network, 0 to 32
    public boolean isInNetwork(Ipv4Address of, int prefixLength) {
        return ((bits ^ of.bits) & mask(prefixLength).bits) == 0;
    }

    /// Everybody in the network that this address is of.
    public Ipv4Address broadcast(int prefixLength) {
        return new Ipv4Address(bits | ~mask(prefixLength).bits);
    }

    public static Ipv4Address mask(int prefixLength) {
        return new Ipv4Address(prefixLength == 0 ? 0 : -1 << BITS - prefixLength);
    }

    /// Of a mask: how many leading bits it has; empty when others follow.
    public Optional<Integer> prefixLength() {
        int ones = Integer.bitCount(bits);
        return bits == mask(ones).bits ? Optional.of(ones) : Optional.empty();
    }

    @Override
    public String toString() {
        return "%d.%d.%d.%d".formatted(bits >>> 24, bits >>> 16 & 0xFF, bits >>> 8 & 0xFF, bits & 0xFF);
    }
}
