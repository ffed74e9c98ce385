// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Copies one file, piece by piece through the process's own memory; a file that is there is replaced. What could
/// not be copied whole is deleted again.
public final class FileCopy implements Activity {
    private static final int PIECE_BYTES = 32_768;

    private enum At {
        START,
        SOURCE_OPENED,
        TARGET_OPENED,
        READ,
        WRITTEN,
        CLOSED
    }

    private final String from;
    private final String to;
    private final long begin;
    private final long bytes;
    private int source;
    private int target;
    private long done;

    public FileCopy(String from, String to) {
        this(from, 0, Long.MAX_VALUE, to);
    }

    /// A piece of a file becomes a file of its own.
    ///
    /// @param begin where in the source it begins
    /// @param bytes how many at most
    public FileCopy(String from, long begin, long bytes, String to) {
        this.from = from;
        this.to = to;
        this.begin = begin;
        this.bytes = bytes;
    }

    /// How many bytes the target has.
    public long bytesDone() {
        return done;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(from, Access.READ), At.SOURCE_OPENED);
            case SOURCE_OPENED -> sourceOpened(of, turn);
            case TARGET_OPENED -> targetOpened(of, turn);
            case READ -> read(of, turn);
            case WRITTEN -> written(of, turn);
            case CLOSED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail(of);
            }
        }
    }

    private void sourceOpened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        source = (int) of.value();
        turn.call(new SystemCall.Open(to, Access.REPLACE), At.TARGET_OPENED);
    }

    private void targetOpened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.call(new SystemCall.Close(source));
            turn.fail(of);
            return;
        }
        target = (int) of.value();
        readOn(turn);
    }

    private void readOn(Turn turn) {
        int piece = (int) Math.min(bytes - done, turn.dataBytes(PIECE_BYTES));
        if (piece > 0) turn.call(new SystemCall.Read(source, begin + done, Turn.DATA_AT, piece), At.READ);
        else close(turn);
    }

    private void close(Turn turn) {
        turn.call(new SystemCall.Close(source));
        turn.call(new SystemCall.Close(target), At.CLOSED);
    }

    private void read(Result of, Turn turn) {
        int read = (int) of.value();
        if (of.status() == Status.END_OF_FILE || (of.isSuccess() && read == 0)) close(turn);
        else if (!of.isSuccess()) giveUp(of, turn);
        else turn.call(new SystemCall.Write(target, done, Turn.DATA_AT, read), At.WRITTEN);
    }

    private void written(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) {
            giveUp(of, turn);
            return;
        }
        done += of.value();
        readOn(turn);
    }

    private void giveUp(Result of, Turn turn) {
        turn.call(new SystemCall.Close(source));
        turn.call(new SystemCall.Close(target));
        turn.call(new SystemCall.Delete(to));
        turn.fail(of);
    }

    record State(int source, int target, long done) {}

    @Override
    public Saved save() {
        return Saved.of(new State(source, target, done));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        source = state.source();
        target = state.target();
        done = state.done();
    }
}
