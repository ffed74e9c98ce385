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

@Command(description = "Shuts machines down, which their integration services do, or turns them off at once.")
final class StopVm implements org.enlighten.console.Command {
    @Mixin
    private Power power = new Power();

    @Option(names = "-TurnOff", description = "As if the plug were pulled.")
    private boolean turnOff;

    @Option(names = "-Force", description = "Programs in the guest that object are ended.")
    private boolean force;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (force && !turnOff) return power.shutDown(context);
        return power.run(context, turnOff ? PowerAction.TURN_OFF : PowerAction.SHUT_DOWN);
    }
}
