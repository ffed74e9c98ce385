// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.file.FileCopy;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `copy FILES [TARGET]`: to a file, or into a directory; without a target into the current one.
final class Copy implements Activity {
    private enum At {
        START,
        LISTED,
        TARGET_FOUND,
        COPIED
    }

    private final CommandLine line;
    private final Session session;
    private List<String> names = new ArrayList<>();
    private String copying = "";
    private boolean intoDirectory;
    private int copied;
    private Optional<FileCopy> copy = Optional.empty();

    Copy(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (copy.isPresent()) {
            copying(copy.get(), at, of, turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case LISTED -> listed(of, turn);
            case TARGET_FOUND -> targetFound(of, turn);
            case COPIED -> next(turn);
        }
    }

    private void start(Turn turn) {
        int given = line.arguments().size();
        if (given < 1 || given > 2) turn.fail("'copy' needs files, and a file or directory to copy them to.");
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
        else if (WindowsPath.isRoot(target())) turn.call(new SystemCall.Volume(target()), At.TARGET_FOUND);
        else turn.call(new SystemCall.Stat(target()), At.TARGET_FOUND);
    }

    private void targetFound(Result of, Turn turn) {
        boolean root = WindowsPath.isRoot(target());
        if (root && !of.isSuccess()) {
            turn.fail(of);
            return;
        }
        intoDirectory =
                root || (of.isSuccess() && of.detail(Listing.Entry.class).directory());
        if (!intoDirectory && names.size() > 1)
            turn.fail("%d files cannot be copied to one file '%s'.".formatted(names.size(), target()));
        else next(turn);
    }

    private void next(Turn turn) {
        if (names.isEmpty()) {
            turn.line("%s copied.".formatted(Numbers.plural(copied, "file was", "files were")));
            turn.end(0);
            return;
        }
        copying = names.removeFirst();
        if (selection().path(copying).equalsIgnoreCase(to())) {
            turn.fail("'%s' cannot be copied to itself.".formatted(to()));
            return;
        }
        if (Wildcard.isIn(line.arguments().getFirst())) turn.line(copying);
        copy = Optional.of(new FileCopy(selection().path(copying), to()));
        turn.resume(At.START);
    }

    private void copying(FileCopy file, int at, Result of, Turn turn) {
        file.stage(at, of, turn);
        if (!turn.hasEnded()) return;
        copy = Optional.empty();
        if (turn.exitCode() != 0) return;
        copied++;
        turn.resume(At.COPIED);
    }

    private Selection selection() {
        return Selection.of(session, line.arguments().getFirst());
    }

    private String target() {
        return WindowsPath.resolve(
                session, line.arguments().size() < 2 ? "." : line.arguments().get(1));
    }

    private String to() {
        return intoDirectory ? WindowsPath.join(target(), copying) : target();
    }

    record State(List<String> names, String copying, boolean intoDirectory, int copied, boolean running, Saved copy) {}

    @Override
    public Saved save() {
        Saved file = copy.map(FileCopy::save).orElse(Saved.NOTHING);
        return Saved.of(new State(names, copying, intoDirectory, copied, copy.isPresent(), file));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        names = new ArrayList<>(state.names());
        copying = state.copying();
        intoDirectory = state.intoDirectory();
        copied = state.copied();
        if (!state.running()) return;
        FileCopy file = new FileCopy(selection().path(copying), to());
        file.restore(state.copy());
        copy = Optional.of(file);
    }
}
