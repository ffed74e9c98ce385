// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.SystemInfo;

/// What a guest says of itself, in the order of Linux's pool; without those keys that this system has nothing for.
final class Intrinsics {
    private Intrinsics() {}

    /// @param driver whose version is that of the integration services
    static List<Item> ofSystem(SystemInfo info, String driver) {
        List<Item> items = new ArrayList<>();
        for (SystemInfo.DriverInfo d : info.drivers())
            if (d.id().equals(driver)) {
                items.add(new Item("IntegrationServicesVersion", d.version()));
                break;
            }
        String[] version = info.version().split("[.-]", 4);
        if (version.length > 2) items.add(new Item("OSBuildNumber", version[2]));
        items.add(new Item("OSName", info.displayName()));
        items.add(new Item("OSMajorVersion", version[0]));
        if (version.length > 1) items.add(new Item("OSMinorVersion", version[1]));
        items.add(new Item("OSVersion", info.version()));
        return items;
    }

    static List<Item> ofNetwork(NetworkInfo network) {
        String addresses = network.adapters().stream()
                .filter(a -> a.up() && !a.configuration().isNone())
                .map(a -> a.configuration().address().toString())
                .collect(Collectors.joining(";"));
        return addresses.isEmpty() ? List.of() : List.of(new Item("NetworkAddressIPv4", addresses));
    }
}
