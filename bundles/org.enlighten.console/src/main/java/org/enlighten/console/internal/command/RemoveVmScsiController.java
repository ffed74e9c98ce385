// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Takes a SCSI controller out of a machine that is off. Its hard disks must have been removed before.")
final class RemoveVmScsiController implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-ControllerNumber", required = true, paramLabel = "NUMBER", description = "Which one, 0 to 3.")
    private int controller;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-ControllerNumber");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(context, vms, vm -> List.of(new VmChange.RemoveScsiController(controller)));
    }
}
