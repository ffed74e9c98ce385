// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.simulation.TraceEvent;

/// A trace as text: a head, then one event a line, its values parted by tabs. Equal traces give equal bytes.
final class TraceText {
    private static final String HEAD = "# enlighten trace 1";
    private static final String COLUMNS = "# at ns\tpartition\tprocessor\tmode\tevent\tcrossing\tcause\ta\tb";

    private TraceText() {}

    static void write(List<TraceEvent> events, long seed, long total, String hash, Appendable to) throws IOException {
        to.append(HEAD).append('\n');
        to.append("# seed ").append(Long.toString(seed)).append('\n');
        to.append("# events ")
                .append(Long.toString(total))
                .append(" hash ")
                .append(hash)
                .append('\n');
        to.append(COLUMNS).append('\n');
        for (TraceEvent event : events) write(event, to);
    }

    private static void write(TraceEvent event, Appendable to) throws IOException {
        to.append(Long.toString(event.atNs())).append('\t');
        to.append(Integer.toString(event.partition())).append('\t');
        to.append(Integer.toString(event.processor())).append('\t');
        to.append(event.mode().name().toLowerCase(Locale.ROOT)).append('\t');
        to.append(event.type().name())
                .append('\t')
                .append(event.type().crossing())
                .append('\t');
        to.append(Long.toString(event.cause())).append('\t');
        to.append(Long.toString(event.a()))
                .append('\t')
                .append(Long.toString(event.b()))
                .append('\n');
    }

    /// What happened in one partition, and everything that serves the same requests.
    static List<TraceEvent> of(Optional<Integer> partition, List<TraceEvent> events) {
        if (partition.isEmpty()) return events;
        Set<Long> causes = new TreeSet<>();
        for (TraceEvent event : events)
            if (event.partition() == partition.get() && event.cause() != 0) causes.add(event.cause());
        return events.stream()
                .filter(event -> event.partition() == partition.get() || causes.contains(event.cause()))
                .toList();
    }
}
