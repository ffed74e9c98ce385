// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

/// Bits of the object [Oid#PACKET_FILTER]: which frames a guest wants. With none it gets none.
public final class PacketFilter {
    public static final int DIRECTED = 0x01;
    public static final int MULTICAST = 0x02;
    public static final int ALL_MULTICAST = 0x04;
    public static final int BROADCAST = 0x08;
    public static final int PROMISCUOUS = 0x20;
    /// What a system sets when an adapter goes up.
    public static final int USUAL = DIRECTED | ALL_MULTICAST | BROADCAST;

    private PacketFilter() {}
}
