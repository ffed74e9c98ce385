// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.TcpSegment;

/// What lies below the connections: IP.
public interface SegmentOutput {
    void send(Ipv4Address source, Ipv4Address destination, TcpSegment segment);

    /// Bytes of a packet on the way to an address.
    int packetBytesTo(Ipv4Address destination);
}
