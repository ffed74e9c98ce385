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

@Command(description = "Gives network adapters an address, or lets the host choose one. The machine must be off.")
final class SetVmNetworkAdapter implements org.enlighten.console.Command {
    @Mixin
    private AdapterOption adapters = new AdapterOption();

    @Option(
            names = "-StaticMacAddress",
            paramLabel = "ADDRESS",
            description = "The address, such as 00-15-5D-01-02-03 or 00155D010203.")
    private String address = "";

    @Option(names = "-DynamicMacAddress", description = "The host chooses the address.")
    private boolean dynamic;

    @Override
    public List<String> positional() {
        return AdapterOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (dynamic != address.isEmpty())
            throw new ManagementException(
                    "Set-VMNetworkAdapter: give either -StaticMacAddress ADDRESS or -DynamicMacAddress.");
        return adapters.change(context, adapter -> new VmChange.AdapterAddress(adapter, address));
    }
}
