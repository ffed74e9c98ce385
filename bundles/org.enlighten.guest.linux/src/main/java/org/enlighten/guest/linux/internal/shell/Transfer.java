// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.file.FileCopy;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `cp SOURCE… TARGET` and `mv SOURCE… TARGET`: to a file, or into a directory. A file that is there is replaced. What
/// moves to another volume is copied and deleted.
final class Transfer implements Activity {
    private enum At {
        START,
        TARGET_FOUND,
        SOURCE_FOUND,
        THERE_FOUND,
        CLEARED,
        RENAMED,
        COPIED,
        DELETED
    }

    private final Arguments arguments;
    private final Session session;
    private final boolean move;
    private boolean intoDirectory;
    private int source;
    private int exitCode;
    private Optional<FileCopy> copy = Optional.empty();

    private Transfer(Arguments arguments, Session session, boolean move) {
        this.arguments = arguments;
        this.session = session;
        this.move = move;
    }

    static Activity copy(Arguments arguments, Session session) {
        return new Transfer(arguments, session, false);
    }

    static Activity move(Arguments arguments, Session session) {
        return new Transfer(arguments, session, true);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (copy.isPresent()) {
            copying(copy.get(), at, of, turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case TARGET_FOUND -> targetFound(of, turn);
            case SOURCE_FOUND -> sourceFound(of, turn);
            case THERE_FOUND -> thereFound(of, turn);
            case CLEARED -> turn.call(new SystemCall.Rename(from(), to()), At.RENAMED);
            case RENAMED -> renamed(of, turn);
            case COPIED -> {
                if (move) turn.call(new SystemCall.Delete(from()), At.DELETED);
                else over(turn);
            }
            case DELETED -> {
                if (of.isSuccess()) over(turn);
                else failed(given(), Errno.text(of), turn);
            }
        }
    }

    private void start(Turn turn) {
        if (arguments.operands().size() < 2) turn.refuse(arguments.name() + ": a source and a target are wanted");
        else turn.call(new SystemCall.Stat(target()), At.TARGET_FOUND);
    }

    private List<String> sources() {
        return arguments.operands().subList(0, arguments.operands().size() - 1);
    }

    private String target() {
        return session.resolve(arguments.operands().getLast());
    }

    private String given() {
        return sources().get(source);
    }

    private String from() {
        return session.resolve(given());
    }

    private String to() {
        return intoDirectory ? UnixPath.join(target(), UnixPath.name(from())) : target();
    }

    private void targetFound(Result of, Turn turn) {
        intoDirectory = of.isSuccess() && of.detail(Listing.Entry.class).directory();
        if (!intoDirectory && sources().size() > 1) {
            turn.refuse("%s: %s: Not a directory"
                    .formatted(arguments.name(), arguments.operands().getLast()));
        } else next(turn);
    }

    private void next(Turn turn) {
        if (source == sources().size()) turn.end(exitCode);
        else turn.call(new SystemCall.Stat(from()), At.SOURCE_FOUND);
    }

    private void over(Turn turn) {
        source++;
        next(turn);
    }

    private void failed(String what, String why, Turn turn) {
        turn.complain("%s: %s: %s".formatted(arguments.name(), what, why));
        exitCode = 1;
        over(turn);
    }

    private void sourceFound(Result of, Turn turn) {
        if (!of.isSuccess()) failed(given(), Errno.text(of), turn);
        else if (from().equals(to())) failed(given(), "is the same file as its target", turn);
        else if (move) turn.call(new SystemCall.Stat(to()), At.THERE_FOUND);
        else if (of.detail(Listing.Entry.class).directory()) failed(given(), "directories are not copied", turn);
        else beginCopy(turn);
    }

    private void thereFound(Result of, Turn turn) {
        boolean file = of.isSuccess() && !of.detail(Listing.Entry.class).directory();
        if (file) turn.call(new SystemCall.Delete(to()), At.CLEARED);
        else turn.call(new SystemCall.Rename(from(), to()), At.RENAMED);
    }

    private void renamed(Result of, Turn turn) {
        if (of.isSuccess()) over(turn);
        else if (of.status() == Status.INVALID_PARAMETER) beginCopy(turn);
        else failed(given(), Errno.text(of), turn);
    }

    private void beginCopy(Turn turn) {
        copy = Optional.of(new FileCopy(from(), to()));
        turn.resume(At.START);
    }

    private void copying(FileCopy file, int at, Result of, Turn turn) {
        file.stage(at, of, turn);
        if (!turn.hasEnded()) return;
        copy = Optional.empty();
        boolean well = turn.exitCode() == 0;
        turn.resume(At.COPIED);
        if (well) return;
        exitCode = 1;
        over(turn);
    }

    record State(boolean intoDirectory, int source, int exitCode, boolean copying, Saved copy) {}

    @Override
    public Saved save() {
        Saved file = copy.map(FileCopy::save).orElse(Saved.NOTHING);
        return Saved.of(new State(intoDirectory, source, exitCode, copy.isPresent(), file));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        intoDirectory = state.intoDirectory();
        source = state.source();
        exitCode = state.exitCode();
        if (!state.copying()) return;
        FileCopy file = new FileCopy(from(), to());
        file.restore(state.copy());
        copy = Optional.of(file);
    }
}
