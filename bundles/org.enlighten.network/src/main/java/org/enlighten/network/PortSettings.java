// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.network.protocol.MacAddress;

/// The rules of one port.
///
/// @param address of the adapter behind it
/// @param spoofing the client may send from other addresses than its own; the switch learns them, and sends it what
/// is for addresses that nobody has
public record PortSettings(MacAddress address, VlanMode vlan, boolean spoofing, LineSettings line) {
    /// An adapter in no VLAN that has its own address only, on a perfect line.
    public static PortSettings of(MacAddress address) {
        return new PortSettings(address, new VlanMode.Untagged(), false, LineSettings.PERFECT);
    }

    public PortSettings withAddress(MacAddress next) {
        return new PortSettings(next, vlan, spoofing, line);
    }

    public PortSettings withVlan(VlanMode next) {
        return new PortSettings(address, next, spoofing, line);
    }

    public PortSettings withSpoofing(boolean allowed) {
        return new PortSettings(address, vlan, allowed, line);
    }

    public PortSettings withLine(LineSettings next) {
        return new PortSettings(address, vlan, spoofing, next);
    }
}
