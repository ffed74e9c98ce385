// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmSettings.BootDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Changes what a machine's BIOS tries to boot from. The machine must be off.")
final class SetVmBios implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-StartupOrder",
            required = true,
            split = ",",
            paramLabel = "DEVICES",
            description = "In order, parted by commas: CD, IDE, FLOPPY.")
    private List<BootDevice> order;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-StartupOrder");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(context, vms, vm -> List.of(new VmChange.BootOrder(order)));
    }
}
