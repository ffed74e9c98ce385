// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DriveAddress.Bus;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows synthetic SCSI controllers of virtual machines, and how many hard disks each has.")
final class GetVmScsiController implements org.enlighten.console.Command {
    /// A controller and whose it is.
    private record Row(String vmName, int number, long drives) {}

    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .text("vmName", "VMName", Row::vmName)
            .number("controllerNumber", "ControllerNumber", Row::number)
            .number("drives", "Drives", Row::drives);

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
            for (int number : vm.settings().scsiControllers()) rows.add(new Row(vm.name(), number, drives(vm, number)));
        return Output.list(rows, COLUMNS);
    }

    private static long drives(VmView vm, int controller) {
        return vm.settings().drives().stream()
                .filter(d -> d.address().bus() == Bus.SCSI && d.address().controller() == controller)
                .count();
    }
}
