// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Runs a command in a machine's guest and shows every boundary that its largest disk request crossed: by "
                        + "kind, for each access to a register and over the request, then one by one.")
final class TraceVmIo implements org.enlighten.console.Command {
    /// Which requests count.
    enum Kind {
        ANY,
        READ,
        WRITE
    }

    private static final Columns<IoTrace.CrossingCount> COUNTS = new Columns<IoTrace.CrossingCount>()
            .text("kind", "Crossing", IoTrace.CrossingCount::kind)
            .cell("perAccess", "PerAccess", count -> Cell.number(count.perAccess()))
            .number("total", "Total", IoTrace.CrossingCount::total);

    private static final Columns<IoTrace.IoEvent> EVENTS = new Columns<IoTrace.IoEvent>()
            .number("atNs", "Time(ns)", IoTrace.IoEvent::atNs)
            .text("where", "Where", IoTrace.IoEvent::where)
            .number("processor", "CPU", IoTrace.IoEvent::processor)
            .text("mode", "Mode", IoTrace.IoEvent::mode)
            .text("event", "Event", IoTrace.IoEvent::event)
            .text("crossing", "Crossing", IoTrace.IoEvent::crossing)
            .text("detail", "Detail", IoTrace.IoEvent::detail);

    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-Command",
            paramLabel = "COMMAND",
            description = "What to type at the guest's prompt, such as \"copy a.txt b.txt\"; a program that writes one "
                    + "block of 4 KiB to a file.")
    private String command = "iotest write trace.dat 1";

    @Option(names = "-Operation", paramLabel = "READ|WRITE", description = "Only requests of this kind count.")
    private Kind operation = Kind.ANY;

    @Option(names = "-Summary", description = "Shows the figures only, not each event.")
    private boolean summary;

    @Option(names = "-Timeout", paramLabel = "DURATION", description = "How much virtual time it may take; 60s.")
    private VirtualDuration timeout = new VirtualDuration(60_000_000_000L);

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Command");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        String kind = operation == Kind.ANY ? "" : operation == Kind.READ ? "Read" : "Write";
        IoTraceRequest request = new IoTraceRequest(command, kind, timeout.ns());
        IoTrace trace =
                context.await(vms.host(context).vms().traceIo(vms.one(context).id(), request));
        Output counts = Output.list(trace.crossings(), COUNTS);
        Output events = Output.list(trace.events(), EVENTS);
        return new Output(json(trace, counts.json(), events.json()), lines(trace, counts, events));
    }

    private List<String> lines(IoTrace trace, Output counts, Output events) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %,d ns, %d register accesses; the command made %d requests."
                .formatted(
                        trace.command(),
                        trace.request(),
                        trace.endedNs() - trace.startedNs(),
                        trace.registerAccesses(),
                        trace.requests()));
        lines.add("");
        lines.addAll(counts.lines());
        if (summary) return lines;
        lines.add("");
        lines.addAll(events.lines());
        return lines;
    }

    private static JsonObject json(IoTrace trace, JsonElement counts, JsonElement events) {
        JsonObject json = new JsonObject();
        json.addProperty("command", trace.command());
        json.addProperty("request", trace.request());
        json.addProperty("requests", trace.requests());
        json.addProperty("startedNs", trace.startedNs());
        json.addProperty("endedNs", trace.endedNs());
        json.addProperty("registerAccesses", trace.registerAccesses());
        json.add("crossings", counts);
        json.add("events", events);
        return json;
    }
}
