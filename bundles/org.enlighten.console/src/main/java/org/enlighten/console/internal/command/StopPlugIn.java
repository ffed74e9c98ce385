// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Stops a bundle: what it brings is gone, and machines whose operating system it brings stand still.")
final class StopPlugIn implements org.enlighten.console.Command {
    @Mixin
    private PlugInOption plugIn = new PlugInOption();

    @Override
    public List<String> positional() {
        return PlugInOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(context.management().plugIns().stop(plugIn.name())), PlugInOption.COLUMNS);
    }
}
