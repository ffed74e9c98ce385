// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// A trace as the Perfetto UI and `chrome://tracing` open it (Trace Event Format, JSON object form). Lanes of logical
/// processors show who runs there; of virtual ones, the mode in which it runs, the exit that is being answered, or
/// that
/// its parent has it; of channels, when they are open, with the requests between their ends. What crosses no boundary
/// is a
/// mark on its lane. Who can say what an event means to lanes is [ProcessorLanes] and [ChannelLanes]; this asks both.
public final class PerfettoTrace implements TraceReader {
    private final EventWriter writer;
    private final Lanes lanes;
    private final ProcessorLanes processors;
    private final ChannelLanes channels;
    private long events;
    private long lastNs;

    /// @param machines names of machines by their partition's number in the trace, as far as they are known
    public PerfettoTrace(Appendable out, Map<Integer, String> machines) {
        writer = new EventWriter(out);
        lanes = new Lanes(writer, machines);
        processors = new ProcessorLanes(lanes);
        channels = new ChannelLanes(lanes);
    }

    /// @param leftOut events of the run's beginning that are not there
    public void head(long seed, long total, String hash, long leftOut) throws IOException {
        writer.head("\"seed\":%d,\"events\":%d,\"hash\":%s,\"leftOut\":%d"
                .formatted(seed, total, EventWriter.quoted(hash), leftOut));
    }

    @Override
    public void read(TraceEvent event) {
        read(event, () -> new byte[0]);
    }

    @Override
    public void read(TraceEvent event, TraceBytes bytes) {
        try {
            if (!processors.shows(event) && !channels.shows(event, bytes)) mark(event);
            if (event.type().name().equals("hypervisor.partition-deleted")) lanes.end(event.partition(), event.atNs());
            lastNs = event.atNs();
            events++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mark(TraceEvent event) throws IOException {
        Lane lane = event.processor() < 0
                ? lanes.apart(event.partition())
                : lanes.virtual(event.partition(), event.processor());
        lane.mark(event.atNs(), event.type().name(), details(event));
    }

    /// The numbers of an event by what they mean, as members of a JSON object.
    static String details(TraceEvent event) {
        EventType type = event.type();
        StringBuilder to = new StringBuilder("\"mode\":\"").append(event.mode()).append('"');
        if (!type.a().isEmpty()) member(to, type.a(), event.a());
        if (!type.b().isEmpty()) member(to, type.b(), event.b());
        if (event.cause() != 0) member(to, "cause", event.cause());
        return to.toString();
    }

    /// As text: numbers of 64 bits would lose their lowest ones in the reader's floating point.
    private static void member(StringBuilder to, String name, long value) {
        to.append(',')
                .append(EventWriter.quoted(name))
                .append(":\"")
                .append(value)
                .append('"');
    }

    /// Ends all that still goes on, and the file.
    public void close() throws IOException {
        channels.close(lastNs);
        lanes.close(lastNs);
        writer.foot();
    }

    /// How many events of the trace were shown.
    public long events() {
        return events;
    }
}
