// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.Output;
import org.enlighten.management.IoTrace;
import org.enlighten.management.ModeSwitch;

/// How the trace of a request is shown: requests, registers, crossings by kind, each crossing.
record IoTraceOutput(IoTrace trace) {
    private static final Columns<IoTrace.Request> REQUESTS = new Columns<IoTrace.Request>()
            .number("number", "Request", IoTrace.Request::number)
            .number("startedNs", "Start(ns)", IoTrace.Request::startedNs)
            .number("tookNs", "Took(ns)", request -> request.endedNs() - request.startedNs())
            .number("registerAccesses", "Accesses", IoTrace.Request::registerAccesses)
            .number("crossings", "Crossings", IoTrace.Request::crossings)
            .text("commands", "Commands to the disk", IoTrace.Request::commands);

    private static final Columns<IoTrace.RegisterCount> REGISTERS = new Columns<IoTrace.RegisterCount>()
            .text("register", "Register", IoTrace.RegisterCount::register)
            .text("access", "Access", IoTrace.RegisterCount::access)
            .number("times", "Times", IoTrace.RegisterCount::times);

    private static final Columns<IoTrace.CrossingCount> COUNTS = new Columns<IoTrace.CrossingCount>()
            .cell("modeSwitch", "Mode switch", IoTraceOutput::modeSwitch)
            .text("from", "From", IoTrace.CrossingCount::from)
            .text("to", "To", IoTrace.CrossingCount::to)
            .cell("perAccess", "PerAccess", count -> Cell.number(count.perAccess()))
            .number("inAccesses", "InAccesses", IoTrace.CrossingCount::inAccesses)
            .number("total", "Total", IoTrace.CrossingCount::total);

    private static final Columns<IoTrace.IoEvent> CROSSINGS = new Columns<IoTrace.IoEvent>()
            .number("atNs", "Time(ns)", IoTrace.IoEvent::atNs)
            .text("from", "From", IoTrace.IoEvent::from)
            .text("to", "To", IoTrace.IoEvent::to)
            .text("detail", "By", IoTraceOutput::by);

    private static final Columns<IoTrace.IoEvent> EVENTS = new Columns<IoTrace.IoEvent>()
            .number("atNs", "Time(ns)", IoTrace.IoEvent::atNs)
            .text("where", "Where", IoTrace.IoEvent::where)
            .number("processor", "CPU", IoTrace.IoEvent::processor)
            .text("mode", "Mode", IoTrace.IoEvent::mode)
            .text("event", "Event", IoTrace.IoEvent::event)
            .text("from", "From", IoTrace.IoEvent::from)
            .text("to", "To", IoTrace.IoEvent::to)
            .text("detail", "Detail", IoTrace.IoEvent::detail);

    Output output(boolean each, boolean all) {
        return new Output(json(), lines(each, all));
    }

    private static Cell modeSwitch(IoTrace.CrossingCount count) {
        return new Cell(new JsonPrimitive(count.kind().name()), count.kind().text(), false);
    }

    private static String by(IoTrace.IoEvent event) {
        String name = event.event().substring(event.event().indexOf('.') + 1).replace('-', ' ');
        return event.detail().isEmpty() ? name : name + ": " + event.detail();
    }

    private List<String> lines(boolean each, boolean all) {
        List<String> lines = new ArrayList<>();
        IoTrace.Request one = trace.request();
        lines.add("'%s' made %d %s to disks:"
                .formatted(
                        trace.command(),
                        trace.requests().size(),
                        trace.requests().size() == 1 ? "request" : "requests"));
        lines.add("");
        lines.addAll(Output.list(trace.requests(), REQUESTS).lines());
        lines.add("");
        lines.add("Request %d, %s: %d register accesses of the guest, by register:"
                .formatted(one.number(), one.commands(), one.registerAccesses()));
        lines.add("");
        lines.addAll(Output.list(trace.registers(), REGISTERS).lines());
        lines.add("");
        lines.add("Its crossings by kind, for each register access and over the request:");
        lines.add("");
        lines.addAll(Output.list(trace.crossings(), COUNTS).lines());
        lines.add("");
        lines.add(sums());
        if (!each) return lines;
        lines.add("");
        lines.addAll(
                all
                        ? Output.list(trace.events(), EVENTS).lines()
                        : Output.list(
                                        trace.events().stream()
                                                .filter(IoTrace.IoEvent::isCrossing)
                                                .toList(),
                                        CROSSINGS)
                                .lines());
        return lines;
    }

    /// What the emulation of devices costs beside the guest's own call.
    private String sums() {
        long accesses = trace.request().registerAccesses();
        long additional = trace.crossings().stream()
                .filter(count -> count.kind() != ModeSwitch.GUEST_CALL)
                .mapToLong(IoTrace.CrossingCount::inAccesses)
                .sum();
        long total = trace.crossings().stream()
                .mapToLong(IoTrace.CrossingCount::total)
                .sum();
        return "%d crossings for each register access, %d for %d of them, %d over the whole request."
                .formatted(accesses == 0 ? 0 : Math.round((double) additional / accesses), additional, accesses, total);
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("command", trace.command());
        json.add("requests", Output.list(trace.requests(), REQUESTS).json());
        json.addProperty("told", trace.told());
        json.add("registers", Output.list(trace.registers(), REGISTERS).json());
        json.add("crossings", Output.list(trace.crossings(), COUNTS).json());
        json.add("events", Output.list(trace.events(), EVENTS).json());
        return json;
    }
}
