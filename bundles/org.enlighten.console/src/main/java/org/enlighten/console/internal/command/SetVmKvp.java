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

@Command(description = "Tells a guest a key and its value, now and at each start.")
final class SetVmKvp implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Key", required = true, paramLabel = "KEY", description = "1 to 255 characters.")
    private String key;

    @Option(names = "-Value", required = true, paramLabel = "TEXT", description = "At most 1,023 characters.")
    private String value;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Key", "-Value");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        return Output.list(
                context.await(vms.host(context).vms().integration(vm.id()).setItem(key, value)),
                IntegrationColumns.ITEMS);
    }
}
