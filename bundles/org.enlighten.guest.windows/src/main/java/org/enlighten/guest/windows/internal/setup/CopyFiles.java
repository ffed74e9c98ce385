// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.FileCopy;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Makes the directories and copies the files that the list names.
final class CopyFiles implements Activity {
    private enum At {
        START,
        MADE,
        NEXT
    }

    private final Work work;
    private int directories;
    private int files;
    private Optional<FileCopy> copy = Optional.empty();

    CopyFiles(Work work) {
        this.work = work;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (copy.isPresent()) {
            copying(copy.get(), at, of, turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> {
                Screen.page("Setup copies files to the hard disk.", turn);
                make(turn);
            }
            case MADE -> {
                if (of.isSuccess() || of.status() == Status.EXISTS) {
                    directories++;
                    make(turn);
                } else turn.fail("A directory cannot be made: " + Turn.reason(of));
            }
            case NEXT -> next(turn);
        }
    }

    private void make(Turn turn) {
        List<String> all = work.directories();
        if (directories < all.size()) turn.call(new SystemCall.MakeDirectory(all.get(directories)), At.MADE);
        else turn.then(At.NEXT);
    }

    private void next(Turn turn) {
        List<Work.Item> all = work.files();
        Screen.progress(files < all.size() ? all.get(files).name() : "", files, all.size(), turn);
        if (files == all.size()) {
            turn.end(0);
            return;
        }
        copy = Optional.of(current());
        turn.resume(At.START);
    }

    private void copying(FileCopy file, int at, Result of, Turn turn) {
        file.stage(at, of, turn);
        if (!turn.hasEnded()) return;
        copy = Optional.empty();
        if (turn.exitCode() != 0) return;
        files++;
        turn.resume(At.NEXT);
    }

    private FileCopy current() {
        Work.Item item = work.files().get(files);
        return new FileCopy(item.from(), item.to());
    }

    record State(int directories, int files, boolean copying, Saved copy) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                directories, files, copy.isPresent(), copy.map(FileCopy::save).orElse(Saved.NOTHING)));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        directories = state.directories();
        files = state.files();
        if (!state.copying()) return;
        FileCopy file = current();
        file.restore(state.copy());
        copy = Optional.of(file);
    }
}
