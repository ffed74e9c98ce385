// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.host.Volume;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VmDefinition;
import org.enlighten.vmbus.integration.client.VmicFactory;
import org.enlighten.vmbus.integration.client.VmicServiceFactory;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// Machines with the integration services set up, all copies of one disk.
final class ServicedGuests {
    private static final String SYSTEM = "windows-2003";
    private static final int MEMORY_MIB = 256;

    private final World world;
    private final Path installed;

    private ServicedGuests(World world, Path installed) {
        this.world = world;
        this.installed = installed;
    }

    /// What the product brings, with the drivers and programs of the integration services.
    record WithServices(Shelf product) implements Shelf {
        @Override
        public GuestLibraries libraries(Side side) {
            GuestLibraries libraries = product.libraries(side);
            if (side == Side.HOST) return libraries;
            return libraries.with(List.of(new VmicFactory()), List.of(new VmicServiceFactory()));
        }

        @Override
        public List<GuestOs> systems() {
            return product.systems();
        }
    }

    /// Sets a system up, and the services in it.
    static ServicedGuests install(World world) throws FittingException {
        GuestVm guest = GuestVm.install(world, SYSTEM, MEMORY_MIB, 1, 1L << 30);
        SetUpServices.in(guest);
        guest.shutDown();
        return new ServicedGuests(world, Path.of(guest.diskFile()));
    }

    /// One more, off; the host does not offer it these services.
    GuestVm define(String name, Set<IntegrationService> withheld) throws FittingException {
        Volume volume = world.hardware.volumes().getFirst().volume();
        volume.bring(installed, name + ".vhd");
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), name, world.simulation.now())
                .withMemoryMib(MEMORY_MIB)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + name + ".vhd"));
        for (IntegrationService service : withheld) definition = definition.withService(service.text(), false);
        return new GuestVm(world, world.host.installation().orElseThrow().define(definition));
    }

    /// One more, at its prompt.
    GuestVm start(String name, Set<IntegrationService> withheld) throws FittingException {
        GuestVm guest = define(name, withheld);
        world.power(guest.vm(), PowerAction.START);
        guest.awaitPrompt();
        return guest;
    }
}
