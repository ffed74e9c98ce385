// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.GuestClockView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows what the clock of a guest and that of its host say at this instant.")
final class GetVmClock implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<GuestClockView> clocks = new ArrayList<>();
        for (VmView vm : vms.all(context))
            clocks.add(context.get(vms.host(context).vms().integration(vm.id()).clock()));
        return Output.list(clocks, IntegrationColumns.CLOCKS);
    }
}
