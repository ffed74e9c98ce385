// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Takes network adapters out of a machine. The machine must be off.")
final class RemoveVmNetworkAdapter implements org.enlighten.console.Command {
    @Mixin
    private AdapterOption adapters = new AdapterOption();

    @Override
    public List<String> positional() {
        return AdapterOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return adapters.change(context, VmChange.RemoveAdapter::new);
    }
}
