// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.HostEvents;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.HostState;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.storage.iso.Iso9660Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images of disks that somebody uses.
class DiskInUseTest {
    private static final long DISK_BYTES = 64L << 20;

    @TempDir
    Path directory;

    @Test
    void aDiskThatRunsInOneMachineIsRefusedToAnotherAndFreeWhenTheFirstIsOff() throws Exception {
        World world = started();
        VirtualMachine vm = FirstVm.install(world, "vm", DISK_BYTES);
        VirtualMachine twin = with(world, "twin", "C:\\VM.vhd");
        World.Ending refused = new World.Ending();
        twin.power(PowerAction.START, refused);
        world.runUntil("refusal", 60, refused::isEnded);
        String why = refused.failure().orElseThrow().root().message();
        assertTrue(why.contains("'C:\\VM.vhd' is in use by 'vm'"), why);
        assertEquals(MachineState.OFF, twin.view().state());
        FirstVm.type(world, vm, "echo still here > x.txt");

        world.power(vm, PowerAction.TURN_OFF);
        world.power(twin, PowerAction.START);
        world.runUntil("prompt of the other", 300, () -> FirstVm.isAtPrompt(twin));
        world.close();
    }

    @Test
    void aMediumIsChangedInTheMiddleOfAReadAndTheHostGoesOn() throws Exception {
        World world = started();
        VirtualMachine vm = FirstVm.install(world, "vm", DISK_BYTES);
        DvdMedium cd = cd(world);
        int[] reads = {0};
        world.simulation.trace().attach(event -> {
            if (event.type().equals(HostEvents.VOLUME_SUBMITTED)) reads[0]++;
        });
        insert(world, vm, cd);
        for (int round = 0; round < 12; round++) {
            int from = reads[0];
            int skipped = round % 4;
            vm.type("copy D:\\DATA.BIN C:\\X.BIN\n");
            world.runUntil("a read is under way", 60, 1, () -> reads[0] > from + skipped);
            insert(world, vm, cd);
            world.runUntil("prompt", 60, () -> FirstVm.isAtPrompt(vm));
        }
        assertEquals(HostState.RUNNING, world.host.state());
        assertTrue(world.host.crash().isEmpty());
        world.close();
    }

    /// A CD whose image lies on the host's volume, so that reading it takes time.
    private DvdMedium cd(World world) throws Exception {
        byte[] image =
                Iso9660Image.bytes("DATA", new TreeMap<>(Map.of("DATA.BIN", new byte[200_000])), new byte[512], 0);
        world.hardware.volumes().getFirst().volume().bring(Files.write(directory.resolve("cd.iso"), image), "cd.iso");
        return new DvdMedium.Image("C:\\cd.iso");
    }

    private static void insert(World world, VirtualMachine vm, DvdMedium medium) {
        World.Ending ending = new World.Ending();
        vm.insert(1, 0, medium, ending);
        world.runUntil("medium is changed", 60, ending::isEnded);
        ending.check();
    }

    private World started() {
        World world = new World(directory, 9, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        return world;
    }

    private static VirtualMachine with(World world, String name, String disk) throws Exception {
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), name, world.simulation.now())
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, disk));
        return world.host.installation().orElseThrow().define(definition);
    }
}
