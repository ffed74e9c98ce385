// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.file;

import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Deletes files; one that is not there is none that is left.
public final class DeleteFiles implements Activity {
    private enum At {
        START,
        DELETED
    }

    private final List<String> paths;
    private int next;

    public DeleteFiles(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        boolean gone = At.values()[at] == At.START || of.isSuccess() || of.status() == Status.NOT_FOUND;
        if (!gone) turn.fail("'%s' cannot be deleted: %s".formatted(paths.get(next - 1), Turn.reason(of)));
        else if (next == paths.size()) turn.end(0);
        else turn.call(new SystemCall.Delete(paths.get(next++)), At.DELETED);
    }

    record State(int next) {}

    @Override
    public Saved save() {
        return Saved.of(new State(next));
    }

    @Override
    public void restore(Saved saved) {
        next = saved.as(State.class).next();
    }
}
