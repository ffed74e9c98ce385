// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `type FILES`.
final class Type implements Activity {
    private static final int PIECE_BYTES = 4096;

    private enum At {
        START,
        LISTED,
        OPENED,
        READ,
        CLOSED
    }

    private final CommandLine line;
    private final Session session;
    private List<String> names = new ArrayList<>();
    private int handle;

    Type(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case LISTED -> listed(of, turn);
            case OPENED -> opened(of, turn);
            case READ -> read(of, turn);
            case CLOSED -> next(turn);
        }
    }

    private void start(Turn turn) {
        if (line.arguments().size() != 1) turn.fail("'type' needs the name of a file.");
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
        if (names.isEmpty()) turn.end(0);
        else turn.call(new SystemCall.Open(selection().path(names.removeFirst()), Access.READ), At.OPENED);
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        handle = (int) of.value();
        readOn(turn);
    }

    private void readOn(Turn turn) {
        turn.call(new SystemCall.Read(handle, -1, Turn.DATA_AT, turn.dataBytes(PIECE_BYTES)), At.READ);
    }

    private void read(Result of, Turn turn) {
        boolean end = of.status() == Status.END_OF_FILE || (of.isSuccess() && of.value() == 0);
        if (of.isSuccess() && !end) {
            turn.print(turn.memory().text(Turn.DATA_AT, (int) of.value()));
            readOn(turn);
            return;
        }
        turn.call(new SystemCall.Close(handle), At.CLOSED);
        if (!end) turn.fail(of);
    }

    private Selection selection() {
        return Selection.of(session, line.arguments().getFirst());
    }

    record State(List<String> names, int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(names, handle));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        names = new ArrayList<>(state.names());
        handle = state.handle();
    }
}
