// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Runs a program: found by its path, or by its name in the current directory or the system's own.
final class StartProgram implements Activity {
    private static final List<String> SEARCHED = List.of("C:\\WINNT\\SYSTEM32", "C:\\WINDOWS\\SYSTEM32");

    private enum At {
        START,
        LOOKED,
        STARTED,
        ENDED
    }

    private final String word;
    private final String arguments;
    private final Session session;
    private final boolean wait;
    private List<String> candidates = new ArrayList<>();

    private StartProgram(String word, String arguments, Session session, boolean wait) {
        this.word = word;
        this.arguments = arguments;
        this.session = session;
        this.wait = wait;
    }

    /// The line itself is a program and its arguments.
    static Activity foreground(CommandLine line, Session session) {
        if (WindowsPath.hasDrive(line.word()) && line.word().length() == 2) return new ChangeDrive(line, session);
        if (!line.target().isEmpty())
            return new Complaint("Only the output of the shell's own commands can go to a file, not that of '%s'."
                    .formatted(line.word()));
        return new StartProgram(line.word(), line.rest(), session, true);
    }

    /// `start PROGRAM ARGUMENTS`.
    static Activity background(CommandLine line, Session session) {
        CommandLine inner = CommandLine.parse(line.rest());
        if (inner.word().isEmpty()) return new Complaint("'start' needs the name of a program.");
        return new StartProgram(inner.word(), inner.rest(), session, false);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                candidates = candidates();
                turn.call(new SystemCall.Stat(candidates.getFirst()), At.LOOKED);
            }
            case LOOKED -> looked(of, turn);
            case STARTED -> started(of, turn);
            case ENDED -> {
                if (of.isSuccess()) turn.end((int) of.value());
                else turn.fail(of);
            }
        }
    }

    private List<String> candidates() {
        List<String> names = new ArrayList<>();
        String name = word.toLowerCase(Locale.ROOT).endsWith(".exe") ? word : word + ".exe";
        names.add(WindowsPath.resolve(session, name));
        if (!word.contains("\\") && !word.contains(":"))
            SEARCHED.forEach(directory -> names.add(WindowsPath.join(directory, name)));
        return names;
    }

    private void looked(Result of, Turn turn) {
        boolean found = of.isSuccess() && !of.detail(Listing.Entry.class).directory();
        if (found) {
            turn.call(new SystemCall.StartProcess(candidates.getFirst(), arguments), At.STARTED);
            return;
        }
        candidates.removeFirst();
        if (candidates.isEmpty())
            turn.fail("'%s' is neither a command of this shell nor a program that can be found.".formatted(word));
        else turn.call(new SystemCall.Stat(candidates.getFirst()), At.LOOKED);
    }

    private void started(Result of, Turn turn) {
        if (!of.isSuccess()) turn.fail(of);
        else if (wait) turn.call(new SystemCall.WaitProcess((int) of.value()), At.ENDED);
        else {
            turn.line("Process %d was started.".formatted(of.value()));
            turn.end(0);
        }
    }

    record State(List<String> candidates) {}

    @Override
    public Saved save() {
        return Saved.of(new State(candidates));
    }

    @Override
    public void restore(Saved saved) {
        candidates = new ArrayList<>(saved.as(State.class).candidates());
    }
}
