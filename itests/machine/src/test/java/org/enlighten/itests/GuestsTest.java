// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.*;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"windows-nt4,64", "windows-2000,128", "windows-2003,256", "windows-2008,512", "windows-2008-core,512"})
    void isInstalled(String id, int memory) throws Exception {
        World world = new World(directory, 7, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        world.newVhd("a.vhd", 1L << 30);
        VmDefinition definition = VmDefinition.create(world.simulation.chance().nextUuid(), "a", world.simulation.now())
                .withMemoryMib(memory).withProcessors(4)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\a.vhd"))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(id)));
        VirtualMachine vm = world.host.installation().orElseThrow().define(definition);
        world.power(vm, PowerAction.START);
        try { world.runUntil("prompt", 300, () -> FirstVm.isAtPrompt(vm)); } catch (AssertionError e) { System.out.println(vm.screen().text() + vm.view()); throw e; }
        FirstVm.type(world, vm, "ver");
        System.out.println(vm.screen().text());
        if (!id.contains("nt4")) { say(world, vm, "devmgr"); System.out.println(vm.screen().text());
        say(world, vm, "cls"); say(world, vm, "msinfo32"); say(world,vm, "dir"); say(world, vm, "tasklist");
        System.out.println(vm.screen().text()); }
        vm.devices().forEach(System.out::println);
        vm.type("shutdown /s\n");
        world.runUntil("off", 60, () -> vm.view().state() == MachineState.OFF);
        world.close();
    }
    static void say(World world, VirtualMachine vm, String c) {
        vm.type(c + "\n");
        world.runUntil("typed", 60, 1, () -> !FirstVm.isAtPrompt(vm));
        world.runUntil(c, 60, () -> FirstVm.isAtPrompt(vm));
    }
}
