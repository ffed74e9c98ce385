// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Gives a machine a synthetic SCSI controller, for up to 64 hard disks; it may have four. Guests need "
                        + "integration components to see them. The machine must be off.")
final class AddVmScsiController implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(context, vms, vm -> List.of(new VmChange.AddScsiController()));
    }
}
