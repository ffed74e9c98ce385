// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;

@Command(description = "Lists bundles that bring operating systems, drivers, programs, platforms or disk formats.")
final class GetPlugIn implements org.enlighten.console.Command {
    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(context.management().plugIns().list()), PlugInOption.COLUMNS);
    }
}
