// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A reader of the trace that writes each event as a line of JSON: virtual time, name, crossing if it is one, where
/// it happened, cause, and its numbers by what they mean. The same run gives the same bytes.
///
/// ```
/// {"atNs":1200,"type":"machine.port-read","partition":1,"processor":0,"mode":"kernel","cause":7,"data":{"port":496}}
/// ```
///
/// Lines end with a line feed. Members: `crossing` is left out of events that cross none, `cause` when it is 0,
/// `data` when the numbers mean nothing. An event that carries bytes (a message, a packet) has them as hexadecimal
/// digits, two a byte, in `bytes`. When writing fails, the simulation goes on, nothing more is written, and
/// [#failure] says why.
public final class TraceExport implements TraceReader {
    private static final HexFormat HEX = HexFormat.of();
    private static final Mode[] MODES = Mode.values();
    private static final String[] MODE_NAMES = modeNames();

    private final Appendable out;
    private final StringBuilder line = new StringBuilder();
    private Optional<IOException> failure = Optional.empty();
    private long lines;

    public TraceExport(Appendable out) {
        this.out = out;
    }

    @Override
    public void read(TraceEvent event) {
        put(event, Optional.empty());
    }

    @Override
    public void read(TraceEvent event, TraceBytes bytes) {
        put(event, Optional.of(bytes));
    }

    private void put(TraceEvent event, Optional<TraceBytes> bytes) {
        if (failure.isPresent()) return;
        line.setLength(0);
        try {
            write(event, line);
            if (bytes.isPresent())
                line.append(",\"bytes\":\"")
                        .append(HEX.formatHex(bytes.get().copy()))
                        .append('"');
            out.append(line.append("}\n"));
            lines++;
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    /// How many events were written.
    public long lines() {
        return lines;
    }

    /// Why the export ends before the trace does; empty when all was written.
    public Optional<IOException> failure() {
        return failure;
    }

    private static void write(TraceEvent event, StringBuilder to) throws IOException {
        EventType type = event.type();
        to.append("{\"atNs\":").append(event.atNs()).append(",\"type\":");
        JsonText.writeText(type.name(), to);
        if (type.isCrossing()) {
            to.append(",\"crossing\":");
            JsonText.writeText(type.crossing(), to);
        }
        to.append(",\"partition\":").append(event.partition());
        to.append(",\"processor\":").append(event.processor());
        to.append(",\"mode\":\"").append(MODE_NAMES[event.mode().ordinal()]).append('"');
        if (event.cause() != 0) to.append(",\"cause\":").append(event.cause());
        if (!type.a().isEmpty()) writeData(type, event, to);
    }

    private static void writeData(EventType type, TraceEvent event, StringBuilder to) throws IOException {
        to.append(",\"data\":{");
        JsonText.writeText(type.a(), to);
        to.append(':').append(event.a());
        if (!type.b().isEmpty()) {
            to.append(',');
            JsonText.writeText(type.b(), to);
            to.append(':').append(event.b());
        }
        to.append('}');
    }

    private static String[] modeNames() {
        String[] names = new String[MODES.length];
        for (Mode mode : MODES) names[mode.ordinal()] = mode.name().toLowerCase(Locale.ROOT);
        return names;
    }
}
