// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Takes back what a guest was told.")
final class RemoveVmKvp implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Key", required = true, paramLabel = "KEY", description = "The key.")
    private String key;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Key");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        return Output.list(
                context.await(vms.host(context).vms().integration(vm.id()).removeItem(key)), IntegrationColumns.ITEMS);
    }
}
