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

@Command(description = "Plugs network adapters into a virtual switch, also while their machine runs.")
final class ConnectVmNetworkAdapter implements org.enlighten.console.Command {
    @Mixin
    private AdapterOption adapters = new AdapterOption();

    @Option(names = "-SwitchName", required = true, paramLabel = "NAME", description = "The switch.")
    private String to;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-SwitchName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return adapters.change(context, adapter -> new VmChange.ConnectAdapter(adapter, to));
    }
}
