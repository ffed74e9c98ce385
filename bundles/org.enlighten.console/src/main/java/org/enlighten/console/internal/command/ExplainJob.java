// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.JobExplanation;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description =
                "Tells why a job failed, or took as long as it did: its causes, where the time of processors and disks "
                        + "went meanwhile, and what happened in its time.")
final class ExplainJob implements org.enlighten.console.Command {
    private static final Columns<JobExplanation.Spent> SPENT = new Columns<JobExplanation.Spent>()
            .text("who", "Who", JobExplanation.Spent::who)
            .text("what", "What", JobExplanation.Spent::what)
            .number("ns", "Time(ns)", JobExplanation.Spent::ns)
            .cell("percent", "Percent", spent -> Cell.number(spent.percent()));

    private static final Columns<JobExplanation.Happening> HAPPENINGS = new Columns<JobExplanation.Happening>()
            .number("afterNs", "After(ns)", JobExplanation.Happening::afterNs)
            .text("where", "Where", JobExplanation.Happening::where)
            .text("what", "What", JobExplanation.Happening::what);

    @Option(names = "-Id", required = true, paramLabel = "NUMBER", description = "The job; Get-Job lists them.")
    private long id;

    @Override
    public List<String> positional() {
        return List.of("-Id");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        JobExplanation told = context.get(context.management().jobs().explain(id));
        JsonObject json = new JsonObject();
        json.add("job", Output.of(told.job(), JobColumns.ALL).json());
        json.add("spent", Output.list(told.spent(), SPENT).json());
        json.add("happenings", Output.list(told.happenings(), HAPPENINGS).json());
        json.addProperty("leftOut", told.leftOut());
        return new Output(json, lines(told));
    }

    private static List<String> lines(JobExplanation told) {
        Job.View job = told.job();
        List<String> lines = new ArrayList<>();
        lines.add("Job %d, %s of '%s': %s.".formatted(job.id(), job.title(), job.target(), state(job)));
        String indent = "";
        for (String cause : told.causes()) {
            indent += "  ";
            lines.add(indent + "because: " + cause);
        }
        if (!told.spent().isEmpty()) lines.addAll(List.of("", "Where the time went:", ""));
        lines.addAll(Output.list(told.spent(), SPENT).lines());
        if (!told.happenings().isEmpty()) lines.addAll(List.of("", "What happened meanwhile:", ""));
        if (told.leftOut() > 0) lines.add("(%,d lines before these are left out)".formatted(told.leftOut()));
        lines.addAll(Output.list(told.happenings(), HAPPENINGS).lines());
        return lines;
    }

    private static String state(Job.View job) {
        String state = job.state().name().toLowerCase(Locale.ROOT);
        return job.isEnded() ? "%s after %,d ns".formatted(state, job.endedNs() - job.startedNs()) : state;
    }
}
