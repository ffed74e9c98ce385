// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.enlighten.simulation.Simulation;

/// Network adapters of a machine. The last three bytes of an address follow from the machine's name and the adapter's
/// number, so that the same world has the same addresses.
final class Adapters {
    private Adapters() {}

    /// @param interrupt raises a vector
    static List<NicDevice> of(
            HardwareProfile profile, String machine, int firstVector, Simulation simulation, IntConsumer interrupt) {
        List<NicDevice> devices = new ArrayList<>();
        for (int i = 0; i < profile.nics().size(); i++) {
            NicProfile nic = profile.nics().get(i);
            int serial = (machine.hashCode() * 31 + i) & 0xFFFFFF;
            String address =
                    "%s-%02X-%02X-%02X".formatted(nic.macPrefix(), serial >> 16, serial >> 8 & 0xFF, serial & 0xFF);
            int vector = firstVector + i;
            NetworkCard card = new NetworkCard(machine + "/nic/" + i, nic, address, simulation);
            card.wire(() -> interrupt.accept(vector));
            devices.add(new NicDevice(
                    "nic/" + i, "NETWORK\\ADAPTER", nic.name(), vector, address, nic.megabitsPerSecond(), card));
        }
        return List.copyOf(devices);
    }
}
