// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;

/// Network adapters of a machine. The last three bytes of an address follow from the machine's name and the adapter's
/// number, so that the same world has the same addresses.
final class Adapters {
    private Adapters() {}

    static List<NicDevice> of(HardwareProfile profile, String machine, int firstVector) {
        List<NicDevice> devices = new ArrayList<>();
        for (int i = 0; i < profile.nics().size(); i++) {
            NicProfile nic = profile.nics().get(i);
            int serial = (machine.hashCode() * 31 + i) & 0xFFFFFF;
            String address =
                    "%s-%02X-%02X-%02X".formatted(nic.macPrefix(), serial >> 16, serial >> 8 & 0xFF, serial & 0xFF);
            devices.add(new NicDevice(
                    "nic/" + i, "NETWORK\\ADAPTER", nic.name(), firstVector + i, address, nic.megabitsPerSecond()));
        }
        return List.copyOf(devices);
    }
}
