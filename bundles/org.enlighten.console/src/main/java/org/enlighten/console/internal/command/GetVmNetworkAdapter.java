// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Shows network adapters of virtual machines: address, switch, what the guest uses them for.")
final class GetVmNetworkAdapter implements org.enlighten.console.Command {
    @Mixin
    private AdapterOption adapters = new AdapterOption();

    @Override
    public List<String> positional() {
        return AdapterOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(adapters.allIfUnnamed(context), AdapterColumns.ALL);
    }
}
