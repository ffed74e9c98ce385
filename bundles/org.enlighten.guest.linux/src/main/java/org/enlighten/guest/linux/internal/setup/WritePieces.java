// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Progress;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Writes to the raw disk, piece by piece in their order, and makes it durable. What was written comes before what
/// follows, also on a disk that caches: each activity of this kind flushes.
final class WritePieces implements Activity {
    private enum At {
        START,
        WRITTEN,
        FLUSHED
    }

    private final Work work;
    private final String what;
    private final List<Piece> pieces;
    private int done;

    /// @param what is made, in a message
    WritePieces(Work work, String what, List<Piece> pieces) {
        this.work = work;
        this.what = what;
        this.pieces = pieces;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            turn.fail("The hard disk does not take " + what + ": " + Turn.reason(of));
            return;
        }
        switch (At.values()[at]) {
            case START -> write(turn);
            case WRITTEN -> {
                done++;
                if (done < pieces.size()) write(turn);
                else turn.call(new SystemCall.Flush(work.diskHandle()), At.FLUSHED);
            }
            case FLUSHED -> {
                Progress.show(what, 1, 1, turn);
                turn.line("");
                turn.end(0);
            }
        }
    }

    private void write(Turn turn) {
        Piece piece = pieces.get(done);
        Progress.show(what, done, pieces.size(), turn);
        turn.memory().put(Turn.DATA_AT, piece.bytes());
        turn.call(new SystemCall.Write(work.diskHandle(), piece.at(), Turn.DATA_AT, piece.bytes().length), At.WRITTEN);
    }

    record State(int done) {}

    @Override
    public Saved save() {
        return Saved.of(new State(done));
    }

    @Override
    public void restore(Saved saved) {
        done = saved.as(State.class).done();
    }
}
