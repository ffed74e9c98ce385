// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Removes machines that are off. Their virtual disks stay.")
final class RemoveVm implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Force", description = "Taken as in PowerShell; nothing is asked here anyway.")
    private boolean force;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<VmView> removed = new ArrayList<>();
        for (VmView vm : vms.all(context))
            removed.add(context.await(vms.host(context).vms().remove(vm.id())));
        return new Output(Output.list(removed, VmColumns.ALL).json(), List.of());
    }
}
