// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// What docs/labs/first-vm.lab does, on plain objects: role, disk, setup from CD, first prompt.
final class FirstVm {
    static final String PROMPT = "C:\\>";

    private FirstVm() {}

    static VirtualMachine define(World world, String name, String disk, long diskBytes) throws FittingException {
        return define(world, name, disk, diskBytes, 0);
    }

    /// @param blockBytes by which the disk grows; 0 for the usual ones
    static VirtualMachine define(World world, String name, String disk, long diskBytes, int blockBytes)
            throws FittingException {
        world.newVhd(disk, diskBytes, blockBytes);
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), name, world.simulation.now())
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + disk))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation("windows-nt4")));
        return world.host.installation().orElseThrow().define(definition);
    }

    /// From a booted host with the role to the prompt of a system that was set up from its CD.
    static VirtualMachine install(World world, String name) throws FittingException {
        return install(world, name, 512L << 20);
    }

    static VirtualMachine install(World world, String name, long diskBytes) throws FittingException {
        VirtualMachine vm = define(world, name, name + ".vhd", diskBytes);
        world.power(vm, PowerAction.START);
        world.runUntil("prompt of " + name, 300, () -> isAtPrompt(vm));
        return vm;
    }

    static boolean isAtPrompt(VirtualMachine vm) {
        return vm.screen().text().endsWith(PROMPT);
    }

    /// Has the guest power off its machine.
    static void shutDown(World world, VirtualMachine vm) {
        vm.type("shutdown /s\n");
        world.runUntil("the machine is off", 60, () -> vm.view().state() == MachineState.OFF);
    }

    /// Types a command and waits for the prompt again.
    static void type(World world, VirtualMachine vm, String command) {
        vm.type(command + "\n");
        world.runUntil(command, 600, () -> vm.screen().text().contains(command) && isAtPrompt(vm));
    }

    /// Until the prompt of the same system, started anew.
    static void restart(World world, VirtualMachine vm) {
        vm.type("shutdown /r\n");
        world.runUntil("system goes down", 120, () -> !isAtPrompt(vm));
        world.runUntil("prompt after restart", 300, () -> isAtPrompt(vm));
    }
}
