// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows the keys and values that a guest and its host have told each other, asked for anew.")
final class GetVmKvp implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        return Output.list(
                context.await(vms.host(context).vms().integration(vm.id()).items()), IntegrationColumns.ITEMS);
    }
}
