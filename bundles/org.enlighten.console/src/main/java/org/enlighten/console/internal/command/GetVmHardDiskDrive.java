// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows hard disks of virtual machines: on which controller, and the virtual disk.")
final class GetVmHardDiskDrive implements org.enlighten.console.Command {
    /// A disk and whose it is.
    private record Row(String vmName, DriveAddress at, String path) {}

    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .text("vmName", "VMName", Row::vmName)
            .text("controllerType", "ControllerType", row -> row.at().bus().name())
            .number("controllerNumber", "ControllerNumber", row -> row.at().controller())
            .number("controllerLocation", "ControllerLocation", row -> row.at().location())
            .text("path", "Path", Row::path);

    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<Row> rows = new ArrayList<>();
        for (VmView vm : vms.allIfUnnamed(context))
            for (Drive drive : vm.settings().drives())
                if (drive instanceof Drive.HardDisk(DriveAddress at, String path))
                    rows.add(new Row(vm.name(), at, path));
        return Output.list(rows, COLUMNS);
    }
}
