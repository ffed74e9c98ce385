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

@Command(description = "Puts network adapters into a VLAN, or out of it, also while their machine runs.")
final class SetVmNetworkAdapterVlan implements org.enlighten.console.Command {
    @Mixin
    private AdapterOption adapters = new AdapterOption();

    @Option(
            names = "-Access",
            description = "The adapter is in one VLAN and knows nothing of it; so it is with -VlanId.")
    private boolean access;

    @Option(names = "-VlanId", paramLabel = "1-4094", description = "The VLAN.")
    private int vlan;

    @Option(names = "-Untagged", description = "The adapter is in no VLAN.")
    private boolean untagged;

    @Override
    public List<String> positional() {
        return AdapterOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (untagged == (vlan != 0 || access))
            throw new ManagementException("Set-VMNetworkAdapterVlan: give either -Access -VlanId NUMBER or -Untagged.");
        if (access && vlan == 0)
            throw new ManagementException("Set-VMNetworkAdapterVlan: -Access needs -VlanId, a number from 1 to 4094.");
        return adapters.change(context, adapter -> new VmChange.AdapterVlan(adapter, vlan));
    }
}
