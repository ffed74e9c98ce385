// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Starts a bundle: what it brings is there again, and machines that waited for it go on.")
final class StartPlugIn implements org.enlighten.console.Command {
    @Mixin
    private PlugInOption plugIn = new PlugInOption();

    @Override
    public List<String> positional() {
        return PlugInOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(context.management().plugIns().start(plugIn.name())), PlugInOption.COLUMNS);
    }
}
