// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ProcessView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Lists processes of the host's system.")
final class GetProcess implements org.enlighten.console.Command {
    @Mixin
    private ProcessOption processes = new ProcessOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<ProcessView> found = processes.matching(context);
        return Output.list(found, ProcessColumns.ALL);
    }
}
