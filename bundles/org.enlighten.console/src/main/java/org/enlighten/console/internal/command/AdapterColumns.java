// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.management.NetworkAdapterView;

/// How network adapters are told.
final class AdapterColumns {
    static final Columns<NetworkAdapterView> ALL = new Columns<NetworkAdapterView>()
            .text("name", "Name", NetworkAdapterView::name)
            .flag("isLegacy", "IsLegacy", NetworkAdapterView::legacy)
            .text("vmName", "VMName", NetworkAdapterView::vmName)
            .text("switchName", "SwitchName", NetworkAdapterView::switchName)
            .text("macAddress", "MacAddress", NetworkAdapterView::address)
            .number("vlan", "Vlan", NetworkAdapterView::vlan)
            .text("status", "Status", NetworkAdapterView::status)
            .text("ipAddresses", "IPAddresses", a -> String.join(", ", a.ipAddresses()))
            .flag("dynamicMacAddressEnabled", "", NetworkAdapterView::dynamic)
            .number("framesSent", "", NetworkAdapterView::sent)
            .number("framesReceived", "", NetworkAdapterView::received)
            .number("framesDropped", "", NetworkAdapterView::dropped)
            .text("id", "", a -> a.id().toString())
            .text("vmId", "", a -> a.vm().toString())
            .text("computerName", "", NetworkAdapterView::host);

    private AdapterColumns() {}
}
