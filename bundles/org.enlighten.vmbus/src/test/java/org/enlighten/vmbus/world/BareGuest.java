// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.enlighten.block.Memories;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBus;
import org.enlighten.vmbus.client.GuestBusFactory;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// A guest's kernel with its bus driver on bare metal.
final class BareGuest {
    private final Simulation simulation = new Simulation(3);
    private final Kernel kernel;
    private GuestBus bus;

    BareGuest(Path directory) {
        HardwareProfile profile = HardwareProfile.of("server-2008").withMemoryMib(64);
        PhysicalMachine machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        GuestBusSettings settings =
                new GuestBusSettings("vmbus", "1.0", "Bus", VmbusWorld.LINUX, GuestBusSettings.upTo(VmbusVersion.V5_3));
        kernel = VmbusWorld.kernel(
                machine.machine(),
                List.of(new MadeDriver("vmbus", Set.of(), (node, context) -> {
                    var made = new GuestBusFactory(settings, new PacketCauses()).create(node, context);
                    bus = (GuestBus) made;
                    return made;
                })),
                "vmbus");
        machine.powerOn();
        machine.machine().bootProcessor().engine(kernel);
        machine.start();
    }

    void run(long ns) {
        simulation.runUntil(simulation.now() + ns);
    }

    Kernel kernel() {
        return kernel;
    }

    GuestBus bus() {
        return bus;
    }
}
