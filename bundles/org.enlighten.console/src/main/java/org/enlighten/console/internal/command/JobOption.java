// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.simulation.Job;
import picocli.CommandLine.Option;

/// Whether a command waits for what it began.
final class JobOption {
    @Option(
            names = "-AsJob",
            description = "Does not wait: answers with the job, which goes on as virtual time passes. See Get-Job.")
    private boolean asJob;

    /// The result, or the job of a command that is not waited for.
    <T> Output finish(CommandContext context, Operation<T> operation, Columns<T> columns) throws ManagementException {
        return asJob ? jobs(context, List.of(operation)) : Output.of(context.await(operation), columns);
    }

    /// The results, for programs only unless `shown`, or the jobs.
    <T> Output finish(CommandContext context, List<Operation<T>> operations, Columns<T> columns, boolean shown)
            throws ManagementException {
        if (asJob) return jobs(context, operations);
        List<T> results = new ArrayList<>();
        for (Operation<T> operation : operations) results.add(context.await(operation));
        Output output = Output.list(results, columns);
        return shown ? output : new Output(output.json(), List.of());
    }

    private static <T> Output jobs(CommandContext context, List<Operation<T>> operations) throws ManagementException {
        List<Job.View> jobs = new ArrayList<>();
        for (Operation<T> operation : operations) {
            CompletableFuture<Long> number = operation.job();
            long job = context.get(number);
            context.get(context.management().jobs().list()).stream()
                    .filter(view -> view.id() == job)
                    .forEach(jobs::add);
        }
        return Output.list(jobs, JobColumns.ALL);
    }
}
