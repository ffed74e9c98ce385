// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Restarts the host and waits until its system has started again.")
final class RestartComputer implements org.enlighten.console.Command {
    @Option(names = "-Force", description = "Taken as in PowerShell; nothing is asked here anyway.")
    private boolean force;

    @Option(names = "-Wait", description = "Taken as in PowerShell; the command waits anyway, unless -AsJob is given.")
    private boolean wait;

    @Mixin
    private JobOption job = new JobOption();

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-ComputerName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return job.finish(context, List.of(host.in(context).system().restart()), HostColumns.ALL, false);
    }
}
