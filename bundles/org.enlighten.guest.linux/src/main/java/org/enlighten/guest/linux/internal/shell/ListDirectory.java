// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `ls [-a] [-l] [-1] [PATH…]`: names in columns; with `-l` one a line with kind, size and time of the last change.
final class ListDirectory implements Activity {
    private static final int WIDTH = 79;
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2008, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private enum At {
        START,
        FOUND,
        LISTED
    }

    private final Arguments arguments;
    private final Session session;
    private int operand;
    private int exitCode;

    ListDirectory(Arguments arguments, Session session) {
        this.arguments = arguments;
        this.session = session;
    }

    private List<String> operands() {
        return arguments.operands().isEmpty() ? List.of(".") : arguments.operands();
    }

    private String path() {
        return session.resolve(operands().get(operand));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> next(turn);
            case FOUND -> found(of, turn);
            case LISTED -> listed(of, turn);
        }
    }

    private void next(Turn turn) {
        if (operand < operands().size()) turn.call(new SystemCall.Stat(path()), At.FOUND);
        else turn.end(exitCode);
    }

    private void found(Result of, Turn turn) {
        if (!of.isSuccess()) {
            failed(of, turn);
        } else if (of.detail(Listing.Entry.class).directory()) {
            turn.call(new SystemCall.List(path()), At.LISTED);
        } else {
            Listing.Entry entry = of.detail(Listing.Entry.class);
            String given = operands().get(operand);
            show(List.of(new Listing.Entry(given, false, entry.sizeBytes(), entry.modifiedNs())), turn);
            over(turn);
        }
    }

    private void failed(Result of, Turn turn) {
        turn.complain("ls: %s: %s".formatted(operands().get(operand), Errno.text(of)));
        exitCode = 2;
        over(turn);
    }

    private void over(Turn turn) {
        operand++;
        next(turn);
    }

    private void listed(Result of, Turn turn) {
        if (!of.isSuccess()) {
            failed(of, turn);
            return;
        }
        if (operands().size() > 1)
            turn.line((operand > 0 ? "\n" : "") + operands().get(operand) + ":");
        List<Listing.Entry> entries = new ArrayList<>(of.detail(Listing.class).entries());
        entries.removeIf(entry -> entry.name().startsWith(".") && !arguments.has('a'));
        entries.sort(Comparator.comparing(Listing.Entry::name));
        show(entries, turn);
        over(turn);
    }

    private void show(List<Listing.Entry> entries, Turn turn) {
        if (arguments.has('l')) entries.forEach(entry -> turn.line(longForm(entry)));
        else columns(entries.stream().map(Listing.Entry::name).toList(), turn);
    }

    private static String longForm(Listing.Entry entry) {
        return String.format(
                Locale.ROOT,
                "%s %12d %s %s",
                entry.directory() ? "d" : "-",
                entry.sizeBytes(),
                BEGINNING.plusNanos(entry.modifiedNs()).format(TIME),
                entry.name());
    }

    /// Down each column first.
    private void columns(List<String> names, Turn turn) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0) + 2;
        int columns = arguments.has('1') ? 1 : Math.max(1, WIDTH / longest);
        int rows = Math.ceilDiv(names.size(), columns);
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < names.size(); i += rows) line.append(padded(names.get(i), longest));
            turn.line(line.toString().stripTrailing());
        }
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    record State(int operand, int exitCode) {}

    @Override
    public Saved save() {
        return Saved.of(new State(operand, exitCode));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        operand = state.operand();
        exitCode = state.exitCode();
    }
}
