// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import org.enlighten.os.net.protocol.Ipv4Packet;

/// What lies above IP.
interface PacketUser {
    /// A packet for us.
    ///
    /// @param adapter it came through; 0 for one that we sent to ourselves
    /// @param forMany it was sent to everybody
    void arrived(Ipv4Packet packet, int adapter, boolean forMany);
}
