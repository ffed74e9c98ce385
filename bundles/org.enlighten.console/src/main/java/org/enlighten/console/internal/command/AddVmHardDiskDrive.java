// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.DriveAddress.Bus;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Gives a machine a hard disk, at the first free place on its IDE controllers unless told where. "
                + "Machines boot from IDE alone; a disk on a SCSI controller needs a driver in the guest. "
                + "The machine must be off.")
final class AddVmHardDiskDrive implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "The virtual disk.")
    private String path;

    @Mixin
    private DrivePlaceOption place = new DrivePlaceOption();

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
        for (DriveAddress at : places(vm)) if (place.means(at) && !taken.contains(at)) return at;
        List<String> names = taken.stream()
                .filter(at -> at.bus() == place.bus())
                .map(DriveAddress::toString)
                .toList();
        throw new ManagementException("'%s' has no free place%s: %s, and taken are %s."
                .formatted(
                        vm.name(),
                        place.isGiven() ? " there" : "",
                        known(vm),
                        names.isEmpty() ? "none" : Nearest.enumerated(names, "and")));
    }

    private List<DriveAddress> places(VmView vm) {
        List<DriveAddress> places = new ArrayList<>();
        List<Integer> controllers =
                place.bus() == Bus.IDE ? List.of(0, 1) : vm.settings().scsiControllers();
        int locations = place.bus() == Bus.IDE ? 2 : DriveAddress.SCSI_LOCATIONS;
        for (int controller : controllers)
            for (int location = 0; location < locations; location++)
                places.add(new DriveAddress(place.bus(), controller, location));
        return places;
    }

    private String known(VmView vm) {
        if (place.bus() == Bus.IDE) return "controllers and places are 0 and 1";
        List<String> controllers =
                vm.settings().scsiControllers().stream().map(String::valueOf).toList();
        return controllers.isEmpty()
                ? "it has no SCSI controller, Add-VMScsiController adds one"
                : "its SCSI controllers are %s, their places 0 to 63".formatted(Nearest.enumerated(controllers, "and"));
    }
}
