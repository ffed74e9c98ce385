// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.stream.Stream;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Changes what is in a machine's DVD drive: an image file, the installation image of an operating system, "
                        + "the integration services setup disk, or nothing when none is given. Possible while the machine runs.")
final class SetVmDvdDrive implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-GuestOS",
            paramLabel = "ID",
            description = "An operating system whose installation image to insert. Get-GuestOS lists them.")
    private String guestSystem = "";

    @Option(names = "-Path", paramLabel = "FILE", description = "An image file (.iso) on the host.")
    private String path = "";

    @Option(
            names = "-IntegrationServices",
            description = "The integration services setup disk, which the role put onto the host.")
    private boolean integrationServices;

    @Option(names = "-ControllerNumber", paramLabel = "0|1", description = "The drive's controller.")
    private Integer controller;

    @Option(names = "-ControllerLocation", paramLabel = "0|1", description = "The drive's place there.")
    private Integer location;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (Stream.of(!path.isEmpty(), !guestSystem.isEmpty(), integrationServices)
                        .filter(given -> given)
                        .count()
                > 1)
            throw new ManagementException(
                    "Set-VMDvdDrive: give one of -Path, -GuestOS and -IntegrationServices, not several.");
        return Changing.apply(context, vms, vm -> List.of(new VmChange.Insert(drive(vm), medium())));
    }

    private Medium medium() {
        if (integrationServices) return new Medium.IntegrationServices();
        if (!path.isEmpty()) return new Medium.Image(path);
        if (!guestSystem.isEmpty()) return new Medium.Installation(guestSystem);
        return new Medium.None();
    }

    private DriveAddress drive(VmView vm) throws ManagementException {
        List<DriveAddress> all = vm.settings().drives().stream()
                .filter(Drive.Dvd.class::isInstance)
                .map(Drive::address)
                .toList();
        List<DriveAddress> drives = all.stream()
                .filter(at -> controller == null || at.controller() == controller)
                .filter(at -> location == null || at.location() == location)
                .toList();
        if (drives.size() == 1) return drives.getFirst();
        if (drives.isEmpty())
            throw new ManagementException(
                    all.isEmpty()
                            ? "'%s' has no DVD drive.".formatted(vm.name())
                            : "'%s' has no DVD drive there; it has %s.".formatted(vm.name(), listed(all)));
        throw new ManagementException(
                "'%s' has %d DVD drives: %s. Say which with -ControllerNumber and -ControllerLocation."
                        .formatted(vm.name(), drives.size(), listed(drives)));
    }

    private static String listed(List<DriveAddress> drives) {
        return Nearest.enumerated(drives.stream().map(DriveAddress::toString).toList(), "and");
    }
}
