// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `md DIRECTORY`, with the directories above it that are not there.
final class MakeDirectory implements Activity {
    private enum At {
        START,
        MADE
    }

    private final CommandLine line;
    private final Session session;
    private List<String> above = new ArrayList<>();

    MakeDirectory(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case MADE -> made(of, turn);
        }
    }

    private void start(Turn turn) {
        if (line.arguments().size() != 1) {
            turn.fail("'md' needs the name of one directory.");
            return;
        }
        String path = WindowsPath.resolve(session, line.arguments().getFirst());
        for (String each = path; !WindowsPath.isRoot(each); each = WindowsPath.parent(each)) above.addFirst(each);
        if (above.isEmpty()) turn.fail("'%s' is there already.".formatted(path));
        else turn.call(new SystemCall.MakeDirectory(above.removeFirst()), At.MADE);
    }

    private void made(Result of, Turn turn) {
        boolean thereAlready = of.status() == Status.EXISTS && !above.isEmpty();
        if (!of.isSuccess() && !thereAlready) turn.fail(of);
        else if (above.isEmpty()) turn.end(0);
        else turn.call(new SystemCall.MakeDirectory(above.removeFirst()), At.MADE);
    }

    record State(List<String> above) {}

    @Override
    public Saved save() {
        return Saved.of(new State(above));
    }

    @Override
    public void restore(Saved saved) {
        above = new ArrayList<>(saved.as(State.class).above());
    }
}
