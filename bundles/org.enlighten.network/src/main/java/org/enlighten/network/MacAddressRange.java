// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.network.protocol.MacAddress;

/// Addresses that a host gives to its virtual machines, both ends included.
public record MacAddressRange(MacAddress first, MacAddress last) {
    /// Microsoft's prefix for virtual adapters of Hyper-V, 00-15-5D.
    private static final long PREFIX = 0x00155DL << 24;

    public MacAddressRange {
        if (!first.isStation() || !last.isStation() || first.compareTo(last) > 0)
            throw new IllegalArgumentException(
                    "a range of addresses goes from one of a station upwards to another: " + first + " to " + last);
    }

    /// What the role chooses when it is installed: 256 addresses, the fourth and fifth byte from the two low bytes of
    /// the host's IPv4 address, so that hosts of one network rarely choose the same.
    public static MacAddressRange ofHost(int ipv4Address) {
        long low = PREFIX | (ipv4Address & 0xFFFFL) << 8;
        return new MacAddressRange(new MacAddress(low), new MacAddress(low | 0xFF));
    }

    public long size() {
        return last.bits() - first.bits() + 1;
    }

    public boolean contains(MacAddress address) {
        return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
    }

    /// Two hosts whose ranges overlap will sooner or later give the same address.
    public boolean overlaps(MacAddressRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }
}
