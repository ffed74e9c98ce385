// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Gives a machine a hard disk, at the first free place on its IDE controllers unless told where. "
                + "The machine must be off.")
final class AddVmHardDiskDrive implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "The virtual disk.")
    private String path;

    @Option(names = "-ControllerNumber", paramLabel = "0|1", description = "The controller.")
    private Integer controller;

    @Option(names = "-ControllerLocation", paramLabel = "0|1", description = "The place there.")
    private Integer location;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(context, vms, vm -> List.of(new VmChange.AddDrive(new Drive.HardDisk(place(vm), path))));
    }

    private DriveAddress place(VmView vm) throws ManagementException {
        List<DriveAddress> taken =
                vm.settings().drives().stream().map(Drive::address).toList();
        for (int c = 0; c < 2; c++) {
            for (int l = 0; l < 2; l++) {
                DriveAddress at = new DriveAddress(c, l);
                boolean wanted = (controller == null || controller == c) && (location == null || location == l);
                if (wanted && !taken.contains(at)) return at;
            }
        }
        List<String> names = taken.stream().map(DriveAddress::toString).toList();
        throw new ManagementException("'%s' has no free place%s: controllers and places are 0 and 1, and taken are %s."
                .formatted(
                        vm.name(),
                        controller == null && location == null ? "" : " there",
                        Nearest.enumerated(names, "and")));
    }
}
