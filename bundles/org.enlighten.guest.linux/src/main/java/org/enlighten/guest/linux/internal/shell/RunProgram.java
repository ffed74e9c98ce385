// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Runs a program: found by its path, or by its name in the directories of programs.
final class RunProgram implements Activity {
    static final List<String> PATH = List.of("/sbin", "/usr/sbin", "/bin", "/usr/bin");

    private static final int NOT_FOUND = 127;
    private static final int NOT_RUN = 126;

    private enum At {
        START,
        LOOKED,
        STARTED,
        ENDED
    }

    private final Arguments arguments;
    private final Session session;
    private final boolean wait;
    private int candidate;

    RunProgram(Arguments arguments, Session session, boolean wait) {
        this.arguments = arguments;
        this.session = session;
        this.wait = wait;
    }

    private List<String> candidates() {
        if (arguments.name().contains("/")) return List.of(session.resolve(arguments.name()));
        List<String> all = new ArrayList<>();
        PATH.forEach(directory -> all.add(directory + "/" + arguments.name()));
        return all;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> look(turn);
            case LOOKED -> looked(of, turn);
            case STARTED -> started(of, turn);
            case ENDED -> {
                if (of.isSuccess()) turn.end((int) of.value());
                else turn.refuse(arguments.name() + ": " + Errno.text(of));
            }
        }
    }

    private void look(Turn turn) {
        turn.call(new SystemCall.Stat(candidates().get(candidate)), At.LOOKED);
    }

    private void looked(Result of, Turn turn) {
        if (of.isSuccess() && !of.detail(Listing.Entry.class).directory()) {
            String words = String.join(" ", arguments.words());
            turn.call(new SystemCall.StartProcess(candidates().get(candidate), words), At.STARTED);
            return;
        }
        candidate++;
        if (candidate < candidates().size()) {
            look(turn);
            return;
        }
        boolean path = arguments.name().contains("/");
        turn.complain(
                "sh: %s: %s".formatted(arguments.name(), path ? "No such file or directory" : "command not found"));
        turn.end(NOT_FOUND);
    }

    private void started(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.complain("sh: %s: %s".formatted(arguments.name(), Errno.text(of)));
            turn.end(NOT_RUN);
        } else if (wait) turn.call(new SystemCall.WaitProcess((int) of.value()), At.ENDED);
        else {
            turn.line("[1] " + of.value());
            turn.end(0);
        }
    }

    record State(int candidate) {}

    @Override
    public Saved save() {
        return Saved.of(new State(candidate));
    }

    @Override
    public void restore(Saved saved) {
        candidate = saved.as(State.class).candidate();
    }
}
