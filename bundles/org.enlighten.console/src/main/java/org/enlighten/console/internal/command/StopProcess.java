// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ProcessView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Ends processes of the host's system at once, as Task Manager does.")
final class StopProcess implements org.enlighten.console.Command {
    @Mixin
    private ProcessOption processes = new ProcessOption();

    @Option(names = "-Force", description = "Taken as in PowerShell; nothing is asked here anyway.")
    private boolean force;

    @Override
    public List<String> positional() {
        return List.of("-Id");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (processes.isUnnamed())
            throw new ManagementException("Stop-Process: say which with -Id or -Name. Get-Process lists them.");
        List<ProcessView> ended = new ArrayList<>();
        for (ProcessView process : processes.matching(context))
            ended.add(context.await(processes.host(context).system().endProcess(process.processId())));
        return new Output(Output.list(ended, ProcessColumns.ALL).json(), List.of());
    }
}
