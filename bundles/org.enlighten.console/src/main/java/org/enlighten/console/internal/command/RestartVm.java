// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PowerAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Resets machines, as their reset buttons would.")
final class RestartVm implements org.enlighten.console.Command {
    @Mixin
    private Power power = new Power();

    @Option(names = "-Force", description = "Taken as in PowerShell; nothing is asked here anyway.")
    private boolean force;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return power.run(context, PowerAction.RESET);
    }
}
