// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.machine.Exit;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DeviceView;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.TraceReader;

/// A virtual machine with some system, and a person at its keyboard.
record GuestVm(World world, VirtualMachine vm) {
    /// A machine with an empty disk and a system's installation CD.
    static GuestVm define(World world, String system, int memoryMib, int processors, long diskBytes)
            throws FittingException {
        String disk = system + ".vhd";
        world.newVhd(disk, diskBytes);
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), system, world.simulation.now())
                .withMemoryMib(memoryMib)
                .withProcessors(processors)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + disk))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(system)));
        return new GuestVm(world, world.host.installation().orElseThrow().define(definition));
    }

    /// The same, set up from its CD and started to its prompt.
    static GuestVm install(World world, String system, int memoryMib, int processors, long diskBytes)
            throws FittingException {
        GuestVm guest = define(world, system, memoryMib, processors, diskBytes);
        guest.start();
        guest.awaitPrompt();
        return guest;
    }

    void start() {
        world.power(vm, PowerAction.START);
    }

    void awaitPrompt() {
        world.runUntil("prompt of " + vm.definition().name(), 300, () -> FirstVm.isAtPrompt(vm));
    }

    /// Types a line and waits for the next prompt; the screen then.
    String say(String line) {
        vm.type(line + "\n");
        world.runUntil("echo of " + line, 60, 1, () -> !FirstVm.isAtPrompt(vm));
        world.runUntil(line, 600, () -> FirstVm.isAtPrompt(vm));
        return vm.screen().text();
    }

    /// The number behind a word that begins a line of what `msinfo32` prints.
    int figure(String word) {
        for (String line : say("msinfo32").split("\n"))
            if (line.startsWith(word)) return Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1"));
        throw new AssertionError(word + " is not on the screen:\n" + vm.screen().text());
    }

    /// How often the guest left its processors for each reason while a line ran.
    Map<Exit.Reason, Integer> exitsOf(String line) {
        Map<Exit.Reason, Integer> exits = new TreeMap<>();
        TraceReader reader = event -> {
            if (event.partition() != vm.traceNumber()) return;
            for (Exit.Reason reason : Exit.Reason.values())
                if (event.type().equals(HypervisorEvents.exit(reason, false))) exits.merge(reason, 1, Integer::sum);
        };
        world.simulation.trace().attach(reader);
        say(line);
        world.simulation.trace().detach(reader);
        return exits;
    }

    DeviceView device(String name) {
        return vm.devices().stream()
                .filter(device -> device.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no device is called " + name + ": " + vm.devices()));
    }

    void shutDown() {
        vm.type("shutdown /s\n");
        world.runUntil("shutdown", 120, () -> vm.view().state() == MachineState.OFF);
    }

    /// The disk's file on the real file system.
    String diskFile() {
        String name = vm.definition().name() + ".vhd";
        return world.hardware.volumes().getFirst().volume().realPath(name).toString();
    }
}
