// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Cancels a job that can be cancelled.")
final class StopJob implements org.enlighten.console.Command {
    @Option(names = "-Id", required = true, paramLabel = "NUMBER", description = "Which one. Get-Job lists them.")
    private long id;

    @Override
    public List<String> positional() {
        return List.of("-Id");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.get(context.management().jobs().cancel(id)), JobColumns.ALL);
    }
}
