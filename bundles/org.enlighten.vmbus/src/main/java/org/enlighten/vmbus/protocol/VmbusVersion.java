// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.util.Optional;

/// Versions of the bus, oldest first. A guest asks for one, the host says yes or no, and the guest asks for the next
/// lower one.
public enum VmbusVersion {
    /// Windows Server 2008: one signal for all channels, which a page of bits tells apart.
    V0_13(0, 13),
    /// Windows Server 2008 R2: each channel has its signal to the host; unload is answered.
    V1_1(1, 1),
    /// Windows Server 2012: event flags for the guest as well, processor of a channel, sub-channels.
    V2_4(2, 4),
    /// Windows Server 2012 R2: the processor that gets messages is the guest's to choose.
    V3_0(3, 0),
    /// Windows 10: connections of sockets.
    V4_0(4, 0),
    /// A channel moves to another processor.
    V4_1(4, 1),
    /// Messages go to a connection that the host names.
    V5_0(5, 0),
    V5_1(5, 1),
    V5_2(5, 2),
    /// The move of a channel is acknowledged.
    V5_3(5, 3);

    private final int wire;

    VmbusVersion(int major, int minor) {
        wire = major << 16 | minor;
    }

    /// As messages carry it: major number << 16 | minor number.
    public int wire() {
        return wire;
    }

    public static Optional<VmbusVersion> of(int wire) {
        for (VmbusVersion v : values()) if (v.wire == wire) return Optional.of(v);
        return Optional.empty();
    }

    public boolean isAtLeast(VmbusVersion other) {
        return compareTo(other) >= 0;
    }

    /// Whether bits in a page say which channel is meant by the one signal to the guest.
    public boolean hasInterruptPage() {
        return !isAtLeast(V2_4);
    }

    /// Whether the host names the connection for messages, and the guest first posts to another one.
    public boolean hasNamedConnection() {
        return isAtLeast(V5_0);
    }

    @Override
    public String toString() {
        return (wire >>> 16) + "." + (wire & 0xFFFF);
    }
}
