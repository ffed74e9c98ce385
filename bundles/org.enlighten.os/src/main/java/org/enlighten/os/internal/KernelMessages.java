// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.enlighten.os.EventLog;

/// What a kernel says of itself, line by line, for systems whose kernels do: kept for who asks later, and shown on the
/// console as soon as that has a screen. A system without a banner is silent.
final class KernelMessages {
    /// What is saved.
    ///
    /// @param shown all lines are on the screen, and each new one goes there
    record State(List<String> lines, int characters, boolean shown) {}

    private static final int CHARACTERS_MAX = 64 << 10;
    private final Executive x;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private int characters;
    private boolean shown;

    KernelMessages(Executive x) {
        this.x = x;
    }

    void say(String format, Object... values) {
        if (x.description.banner().isEmpty()) return;
        String text = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        long us = Math.max(0, x.time.nowNs() - x.begunAtNs) / 1000;
        String line = String.format(Locale.ROOT, "[%5d.%06d] %s\n", us / 1_000_000, us % 1_000_000, text);
        lines.add(line);
        characters += line.length();
        while (characters > CHARACTERS_MAX) characters -= lines.remove().length();
        if (shown) x.console.print(line);
    }

    /// The event log has a new entry: what is serious is said.
    void reported() {
        if (x.description.banner().isEmpty()) return;
        EventLog.Entry entry = x.log.latest();
        if (entry.level().compareTo(EventLog.Level.WARNING) >= 0) say("%s: %s", entry.source(), entry.message());
    }

    /// The console has a screen.
    void screenCame() {
        if (shown || x.description.banner().isEmpty()) return;
        shown = true;
        x.console.print(text());
    }

    String text() {
        return String.join("", lines);
    }

    State save() {
        return new State(List.copyOf(lines), characters, shown);
    }

    void restore(State s) {
        lines.addAll(s.lines());
        characters = s.characters();
        shown = s.shown();
    }
}
