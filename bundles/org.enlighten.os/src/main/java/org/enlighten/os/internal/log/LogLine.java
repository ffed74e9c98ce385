// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.EventLog;

/// An entry of the event log as one line of its file: instant, level, id, source and message, with tabs
/// between.
public final class LogLine {
    private static final int FIELDS = 5;
    private static final int MESSAGE_CHARS_MAX = 1024;

    private LogLine() {}

    static byte[] bytes(EventLog.Entry e) {
        String message =
                e.message().length() > MESSAGE_CHARS_MAX ? e.message().substring(0, MESSAGE_CHARS_MAX) : e.message();
        String line =
                e.atNs() + "\t" + e.level() + "\t" + e.eventId() + "\t" + clean(e.source()) + "\t" + clean(message);
        return (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The entries of a piece of the file; lines that are none, such as a first one cut in half, are left out.
    public static List<EventLog.Entry> parse(byte[] text) {
        List<EventLog.Entry> entries = new ArrayList<>();
        for (String line : new String(text, StandardCharsets.UTF_8).split("\r\n")) {
            String[] f = line.split("\t", FIELDS);
            if (f.length < FIELDS) continue;
            try {
                EventLog.Level level = EventLog.Level.valueOf(f[1]);
                entries.add(new EventLog.Entry(Long.parseLong(f[0]), level, Integer.parseInt(f[2]), f[3], f[4]));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        return entries;
    }

    private static String clean(String text) {
        return text.replaceAll("[\t\r\n]+", " ");
    }
}
