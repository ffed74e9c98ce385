// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Lists jobs: commands under way, and those that have ended.")
final class GetJob implements org.enlighten.console.Command {
    @Option(names = "-Id", paramLabel = "NUMBER", description = "Only this one.")
    private Long id;

    @Override
    public List<String> positional() {
        return List.of("-Id");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<Job.View> jobs = context.get(context.management().jobs().list()).stream()
                .filter(job -> id == null || job.id() == id)
                .toList();
        if (id != null && jobs.isEmpty())
            throw new ManagementException("There is no job %d. Get-Job lists them.".formatted(id));
        return Output.list(jobs, JobColumns.ALL);
    }
}
