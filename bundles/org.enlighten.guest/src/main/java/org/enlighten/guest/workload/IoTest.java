// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.workload;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `iotest write|read FILE [COUNT]`: transfers one block of 4 KiB at the file's beginning so many times, one after
/// the other. `write` makes the file; its block is filled with a pattern, and flushed when all writes are done.
public final class IoTest implements Activity {
    private static final int BLOCK_BYTES = 4096;

    private enum At {
        START,
        OPENED,
        MOVED,
        FLUSHED,
        CLOSED
    }

    private final String[] words;
    private int handle;
    private int done;

    public IoTest(String arguments) {
        words = arguments.strip().split("\\s+");
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case OPENED -> opened(of, turn);
            case MOVED -> moved(of, turn);
            case FLUSHED -> {
                if (of.isSuccess()) turn.call(new SystemCall.Close(handle), At.CLOSED);
                else giveUp(of, turn);
            }
            case CLOSED -> {
                turn.line("%d %s of %d bytes %s %s."
                        .formatted(
                                done,
                                done == 1 ? "block" : "blocks",
                                BLOCK_BYTES,
                                done == 1 ? "was" : "were",
                                writes() ? "written" : "read"));
                turn.end(0);
            }
        }
    }

    private void start(Turn turn) {
        boolean known = words[0].equalsIgnoreCase("read") || writes();
        boolean counted = words.length < 3 || words[2].matches("[1-9]\\d{0,8}");
        if (!known || words.length < 2 || words.length > 3 || !counted) {
            turn.fail("'iotest' needs 'read' or 'write', a file, and how many times: iotest write FILE 100");
            return;
        }
        turn.call(new SystemCall.Open(words[1], writes() ? Access.REPLACE : Access.READ), At.OPENED);
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        handle = (int) of.value();
        byte[] pattern = new byte[BLOCK_BYTES];
        for (int i = 0; i < BLOCK_BYTES; i++) pattern[i] = (byte) ('A' + i % 26);
        turn.memory().put(Turn.DATA_AT, pattern);
        move(turn);
    }

    private void move(Turn turn) {
        SystemCall call = writes()
                ? new SystemCall.Write(handle, 0, Turn.DATA_AT, BLOCK_BYTES)
                : new SystemCall.Read(handle, 0, Turn.DATA_AT, BLOCK_BYTES);
        turn.call(call, At.MOVED);
    }

    private void moved(Result of, Turn turn) {
        if (!of.isSuccess()) {
            giveUp(of, turn);
            return;
        }
        done++;
        if (done < count()) move(turn);
        else if (writes()) turn.call(new SystemCall.Flush(handle), At.FLUSHED);
        else turn.call(new SystemCall.Close(handle), At.CLOSED);
    }

    private void giveUp(Result of, Turn turn) {
        turn.call(new SystemCall.Close(handle));
        turn.fail(of);
    }

    private boolean writes() {
        return words[0].equalsIgnoreCase("write");
    }

    private int count() {
        return words.length < 3 ? 1 : Integer.parseInt(words[2]);
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
