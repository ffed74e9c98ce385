// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `del FILES`: each argument's files, one after the other; ends at the first that cannot be deleted.
final class Delete implements Activity {
    private enum At {
        START,
        LISTED,
        DELETED
    }

    private final CommandLine line;
    private final Session session;
    private int argument;
    private List<String> names = new ArrayList<>();

    Delete(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case LISTED -> listed(of, turn);
            case DELETED -> {
                if (of.isSuccess()) next(turn);
                else turn.fail(of);
            }
        }
    }

    private void start(Turn turn) {
        if (line.arguments().isEmpty()) turn.fail("'del' needs the names of files.");
        else turn.call(selection().list(), At.LISTED);
    }

    private void listed(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        Listing listing = of.detail(Listing.class);
        names = new ArrayList<>(selection().files(listing));
        if (names.isEmpty()) turn.fail(selection().nothing(listing));
        else next(turn);
    }

    private void next(Turn turn) {
        if (!names.isEmpty()) {
            turn.call(new SystemCall.Delete(selection().path(names.removeFirst())), At.DELETED);
        } else if (++argument < line.arguments().size()) {
            turn.call(selection().list(), At.LISTED);
        } else turn.end(0);
    }

    private Selection selection() {
        return Selection.of(session, line.arguments().get(argument));
    }

    record State(int argument, List<String> names) {}

    @Override
    public Saved save() {
        return Saved.of(new State(argument, names));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        argument = state.argument();
        names = new ArrayList<>(state.names());
    }
}
