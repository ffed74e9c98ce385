// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Progress;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Carries a [CopyPlan] out, and shows how far it is. A directory that is there is as good as one that was made.
public final class CopyFiles implements Activity {
    private enum At {
        START,
        MADE,
        NEXT
    }

    private final CopyPlan plan;
    private int directories;
    private int files;
    private Optional<FileCopy> copy = Optional.empty();

    public CopyFiles(CopyPlan plan) {
        this.plan = plan;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (copy.isPresent()) {
            copying(copy.get(), at, of, turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> make(turn);
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
        List<String> all = plan.directories();
        if (directories < all.size()) turn.call(new SystemCall.MakeDirectory(all.get(directories)), At.MADE);
        else turn.then(At.NEXT);
    }

    private void next(Turn turn) {
        List<CopyPlan.Item> all = plan.files();
        Progress.show(files < all.size() ? all.get(files).name() : "", files, all.size(), turn);
        if (files == all.size()) {
            turn.line("");
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
        CopyPlan.Item item = plan.files().get(files);
        return new FileCopy(item.from(), item.begin(), item.bytes(), item.to());
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
