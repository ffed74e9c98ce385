// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;

@Command(description = "Shows the clock, the seed and the trace's running hash: equal runs have equal hashes.")
final class GetSimulation implements org.enlighten.console.Command {
    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.get(context.management().simulation().view()), SimulationColumns.ALL);
    }
}
