// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Takes a drive out of a machine. The virtual disk stays. The machine must be off.")
final class RemoveVmHardDiskDrive implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-ControllerType",
            paramLabel = "IDE|SCSI",
            description = "The kind of controller; IDE unless said.")
    private DriveAddress.Bus bus = DriveAddress.Bus.IDE;

    @Option(names = "-ControllerNumber", required = true, paramLabel = "NUMBER", description = "The controller.")
    private int controller;

    @Option(names = "-ControllerLocation", required = true, paramLabel = "NUMBER", description = "The place there.")
    private int location;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-ControllerNumber", "-ControllerLocation");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(
                context, vms, vm -> List.of(new VmChange.RemoveDrive(new DriveAddress(bus, controller, location))));
    }
}
