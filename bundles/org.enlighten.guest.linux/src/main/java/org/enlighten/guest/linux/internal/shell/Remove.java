// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `rm [-r] [-f] PATH…`: files; with `-r` directories and all that is in them, the deepest first.
final class Remove implements Activity {
    private enum At {
        START,
        FOUND,
        LISTED,
        DELETED
    }

    /// Something that is to go.
    ///
    /// @param emptied its content has gone already
    record Item(String path, boolean emptied) {}

    private final Arguments arguments;
    private final Deque<Item> left = new ArrayDeque<>();
    private int exitCode;

    Remove(Arguments arguments, Session session) {
        this.arguments = arguments;
        arguments.operands().forEach(operand -> left.add(new Item(session.resolve(operand), false)));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (left.isEmpty()) turn.refuse("rm: a file is wanted");
                else next(turn);
            }
            case FOUND -> found(of, turn);
            case LISTED -> listed(of, turn);
            case DELETED -> {
                if (of.isSuccess()) over(turn);
                else failed(Errno.text(of), turn);
            }
        }
    }

    private void next(Turn turn) {
        Item item = left.peekFirst();
        if (item == null) turn.end(exitCode);
        else if (item.emptied()) turn.call(new SystemCall.Delete(item.path()), At.DELETED);
        else turn.call(new SystemCall.Stat(item.path()), At.FOUND);
    }

    private void over(Turn turn) {
        left.removeFirst();
        next(turn);
    }

    private void failed(String why, Turn turn) {
        turn.complain("rm: %s: %s".formatted(left.peekFirst().path(), why));
        exitCode = 1;
        over(turn);
    }

    private void found(Result of, Turn turn) {
        String path = left.peekFirst().path();
        boolean missing = of.status() == Status.NOT_FOUND;
        if (missing && arguments.has('f')) over(turn);
        else if (!of.isSuccess()) failed(Errno.text(of), turn);
        else if (!of.detail(Listing.Entry.class).directory()) turn.call(new SystemCall.Delete(path), At.DELETED);
        else if (path.equals("/")) failed("the root directory stays", turn);
        else if (arguments.has('r')) turn.call(new SystemCall.List(path), At.LISTED);
        else failed("Is a directory", turn);
    }

    private void listed(Result of, Turn turn) {
        if (!of.isSuccess()) {
            failed(Errno.text(of), turn);
            return;
        }
        Item directory = left.removeFirst();
        left.addFirst(new Item(directory.path(), true));
        for (Listing.Entry entry : of.detail(Listing.class).entries().reversed()) {
            left.addFirst(new Item(UnixPath.join(directory.path(), entry.name()), false));
        }
        next(turn);
    }

    record State(List<Item> left, int exitCode) {}

    @Override
    public Saved save() {
        return Saved.of(new State(List.copyOf(left), exitCode));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        left.clear();
        left.addAll(state.left());
        exitCode = state.exitCode();
    }
}
