// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An installed disk that went through qemu-img and came back boots here.
class QemuDiskTest {
    private static final long DISK_BYTES = 64L << 20;
    private static final String GREETING = "written before it left";

    @TempDir
    Path directory;

    @Test
    void aRawDiskMadeAVhdByQemuImgBootsHereAndGoesOnBeingWrittenTo() throws Exception {
        Tool.required("qemu-img");
        World world = new World(directory.resolve("world"), 11, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        Path raw = installed(world);
        boots(world, "raw", raw);
        boots(world, "plain", converted(raw, "plain.vhd"));
        boots(world, "exact", converted(raw, "exact.vhd", "-o", "force_size=on"));
        boots(world, "fixed", converted(raw, "fixed.vhd", "-o", "subformat=fixed"));
        boots(world, "both", converted(raw, "both.vhd", "-o", "subformat=fixed,force_size=on"));
        world.close();
    }

    /// The disk of a guest that was set up and shut down here, as raw bytes.
    private Path installed(World world) throws Exception {
        VirtualMachine vm = FirstVm.install(world, "vm", DISK_BYTES);
        FirstVm.type(world, vm, "echo " + GREETING + " > hello.txt");
        shutDown(world, vm);
        Path vhd = directory.resolve("vm.vhd");
        world.hardware.volumes().getFirst().volume().copyOut("vm.vhd", vhd);
        Path raw = directory.resolve("disk.raw");
        Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", vhd.toString(), raw.toString());
        return raw;
    }

    private Path converted(Path raw, String name, String... options) {
        Path vhd = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of("qemu-img", "convert", "-f", "raw", "-O", "vpc"));
        command.addAll(List.of(options));
        command.addAll(List.of(raw.toString(), vhd.toString()));
        Tool.run(command.toArray(String[]::new));
        return vhd;
    }

    private static void boots(World world, String name, Path disk) throws Exception {
        String file = name + disk.getFileName().toString().replaceAll(".*\\.", ".");
        world.hardware.volumes().getFirst().volume().bring(disk, file);
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), name, world.simulation.now())
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + file));
        VirtualMachine vm = world.host.installation().orElseThrow().define(definition);
        world.power(vm, PowerAction.START);
        world.runUntil("prompt of " + name, 300, () -> FirstVm.isAtPrompt(vm));
        FirstVm.type(world, vm, "type hello.txt");
        assertTrue(vm.screen().text().contains(GREETING), vm.screen().text());
        FirstVm.type(world, vm, "copy hello.txt again.txt");
        FirstVm.type(world, vm, "type again.txt");
        shutDown(world, vm);
        assertEquals(MachineState.OFF, vm.view().state());
    }

    private static void shutDown(World world, VirtualMachine vm) {
        vm.type("shutdown /s\n");
        world.runUntil("machine is off", 60, () -> vm.view().state() == MachineState.OFF);
    }
}
