// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// A trace as text: a head, then one event a line, its values parted by tabs; before the first event of each kind a line
/// that says what its two numbers mean. Lines that begin with `#` are no events. Equal traces give equal bytes.
final class TraceText implements TraceReader {
    private static final String HEAD = "# enlighten trace 2";
    private static final String COLUMNS = "# at ns\tpartition\tprocessor\tmode\tevent\tcrossing\tcause\ta\tb";

    private final Appendable to;
    private final Set<String> explained = new TreeSet<>();
    private final StringBuilder line = new StringBuilder();
    private long events;

    TraceText(Appendable to) {
        this.to = to;
    }

    /// @param leftOut events of the run's beginning that are not there
    void head(long seed, long total, String hash, long leftOut) throws IOException {
        to.append(HEAD).append('\n');
        to.append("# seed %d\n".formatted(seed));
        to.append("# events %d hash %s\n".formatted(total, hash));
        if (leftOut > 0) to.append("# the first %d events of the run are not here\n".formatted(leftOut));
        to.append(COLUMNS).append('\n');
    }

    @Override
    public void read(TraceEvent event) {
        EventType type = event.type();
        line.setLength(0);
        if (explained.add(type.name())) explain(type);
        line.append(event.atNs()).append('\t');
        line.append(event.partition()).append('\t');
        line.append(event.processor()).append('\t');
        line.append(event.mode().name().toLowerCase(Locale.ROOT)).append('\t');
        line.append(type.name()).append('\t').append(type.crossing()).append('\t');
        line.append(event.cause()).append('\t');
        line.append(event.a()).append('\t').append(event.b()).append('\n');
        try {
            to.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events++;
    }

    private void explain(EventType type) {
        if (type.a().isEmpty()) return;
        line.append("# ").append(type.name()).append(": a is ").append(type.a());
        if (!type.b().isEmpty()) line.append(", b is ").append(type.b());
        line.append('\n');
    }

    /// How many events were written.
    long events() {
        return events;
    }
}
