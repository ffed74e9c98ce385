// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.os.net.protocol.Ipv4Address;

/// What a client or server wants done next.
public sealed interface DhcpAction {
    /// A message to the other kind's port.
    record Send(DhcpMessage message, Ipv4Address to) implements DhcpAction {}

    /// The adapter gets these addresses, or none.
    record Configure(NetworkConfiguration configuration) implements DhcpAction {}
}
