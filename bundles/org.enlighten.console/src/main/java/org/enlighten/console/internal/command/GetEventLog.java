// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.EventView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Shows the event log of the host's system, the newest first.")
final class GetEventLog implements org.enlighten.console.Command {
    private static final Columns<EventView> COLUMNS = new Columns<EventView>()
            .duration("atNs", "Time", EventView::atNs)
            .text("entryType", "EntryType", EventView::level)
            .number("eventId", "EventId", EventView::eventId)
            .text("source", "Source", EventView::source)
            .text("message", "Message", EventView::message)
            .text("date", "", event -> event.date().toString());

    private static final List<String> LEVELS = List.of("Information", "Warning", "Error", "Critical");

    @Option(names = "-LogName", paramLabel = "LOG", description = "Taken as in PowerShell; there is one log, System.")
    private String log = "System";

    @Option(names = "-Newest", paramLabel = "COUNT", description = "At most so many.")
    private Integer newest;

    @Option(names = "-Source", paramLabel = "SOURCE", description = "Only from there; * and ? stand for any letters.")
    private String source = "*";

    @Option(
            names = "-EntryType",
            paramLabel = "LEVEL",
            description = "Only of this level: Information, Warning, Error or Critical.")
    private String level = "*";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-LogName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (newest != null && newest < 1) throw new ManagementException("Get-EventLog: -Newest must be at least 1.");
        if (!log.equalsIgnoreCase("System"))
            throw new ManagementException("There is no event log '%s'; there is System.".formatted(log));
        if (LEVELS.stream().noneMatch(known -> Wildcards.matches(level, known)))
            throw new ManagementException("Get-EventLog: -EntryType must be %s, not '%s'."
                    .formatted(Nearest.enumerated(LEVELS, "or"), level));
        List<EventView> events = context.get(host.in(context).system().events()).reversed().stream()
                .filter(event -> Wildcards.matches(source, event.source()))
                .filter(event -> Wildcards.matches(level, event.level()))
                .limit(newest == null ? Long.MAX_VALUE : newest)
                .toList();
        return Output.list(events, COLUMNS);
    }
}
