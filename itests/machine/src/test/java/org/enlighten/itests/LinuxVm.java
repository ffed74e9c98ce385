// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// A Linux on a virtual machine: set up from its CD, at its shell's prompt.
final class LinuxVm {
    final World world;
    final VirtualMachine vm;

    private LinuxVm(World world, VirtualMachine vm) {
        this.world = world;
        this.vm = vm;
    }

    /// @param disk file of the dynamic VHD that is made for it
    static LinuxVm define(World world, String name, String system, String disk, long diskBytes, int processors)
            throws FittingException {
        world.newVhd(disk, diskBytes);
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), name, world.simulation.now())
                .withMemoryMib(96)
                .withProcessors(processors)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + disk))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(system)));
        return new LinuxVm(world, world.host.installation().orElseThrow().define(definition));
    }

    LinuxVm start() {
        world.power(vm, PowerAction.START);
        return atPrompt(600);
    }

    LinuxVm atPrompt(long seconds) {
        world.runUntil("prompt of " + vm.definition().name() + "\n" + text(), seconds, this::isAtPrompt);
        return this;
    }

    String text() {
        return vm.screen().text();
    }

    boolean isAtPrompt() {
        return text().stripTrailing().endsWith("#")
                && text().lines().reduce((a, b) -> b).orElse("").contains("#");
    }

    /// Types a command and waits for the prompt again; what it printed.
    String type(String command) {
        vm.type(command + "\n");
        world.runUntil("echo of " + command, 60, 8, () -> !isAtPrompt());
        world.runUntil(command, 600, this::isAtPrompt);
        String all = text();
        int echo = all.lastIndexOf(command.substring(0, Math.min(command.length(), 40)));
        return echo < 0 ? all : all.substring(echo);
    }

    /// Types a command that ends the system, and waits until the machine is off.
    void off(String command) {
        vm.type(command + "\n");
        world.runUntil(command, 120, () -> vm.view().state() == MachineState.OFF);
    }
}
