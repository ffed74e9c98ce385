// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import java.util.Arrays;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Writes one whole file, whose bytes its maker knows, and makes it durable.
public final class WriteFile implements Activity {
    private static final int PIECE_BYTES = 32_768;

    private enum At {
        START,
        OPENED,
        WRITTEN,
        FLUSHED,
        CLOSED
    }

    private final String path;
    private final byte[] content;
    private int handle;
    private int done;

    public WriteFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            turn.fail("'%s' cannot be written: %s".formatted(path, Turn.reason(of)));
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(path, Access.REPLACE), At.OPENED);
            case OPENED -> {
                handle = (int) of.value();
                write(turn);
            }
            case WRITTEN -> {
                done += (int) of.value();
                if (done < content.length) write(turn);
                else turn.call(new SystemCall.Flush(handle), At.FLUSHED);
            }
            case FLUSHED -> turn.call(new SystemCall.Close(handle), At.CLOSED);
            case CLOSED -> turn.end(0);
        }
    }

    private void write(Turn turn) {
        int bytes = Math.min(content.length - done, turn.dataBytes(PIECE_BYTES));
        turn.memory().put(Turn.DATA_AT, Arrays.copyOfRange(content, done, done + bytes));
        turn.call(new SystemCall.Write(handle, done, Turn.DATA_AT, bytes), At.WRITTEN);
    }

    record State(int handle, int done) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, done));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        done = state.done();
    }
}
