// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;

/// A network adapter of a virtual machine.
///
/// @param legacy emulated, else synthetic
/// @param dynamic whether the host gives it its address
/// @param switchName empty when it is connected to none
/// @param vlan 0 for none
/// @param status a sentence
/// @param ipAddresses those its guest uses, as far as they are known
/// @param sent, received frames since the machine was started
/// @param dropped of these on their way to or from the switch
public record NetworkAdapterView(
        String host,
        UUID vm,
        String vmName,
        UUID id,
        String name,
        boolean legacy,
        String address,
        boolean dynamic,
        String switchName,
        int vlan,
        String status,
        List<String> ipAddresses,
        long sent,
        long received,
        long dropped) {
    public NetworkAdapterView {
        ipAddresses = List.copyOf(ipAddresses);
    }
}
