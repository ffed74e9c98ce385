// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Reads the answer file and the list of files from the CD. Without an answer file the defaults hold; without the
/// list there is nothing to install.
final class ReadLists implements Activity {
    private static final int PIECE_BYTES = 32_768;

    private enum At {
        START,
        ANSWERS_OPENED,
        ANSWERS_READ,
        LIST_OPENED,
        LIST_READ
    }

    private final Work work;
    private int handle;
    private String text = "";

    ReadLists(Work work) {
        this.work = work;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                Screen.page("Setup reads what it shall install.", turn);
                turn.call(new SystemCall.Open(work.source("UNATTEND.TXT"), Access.READ), At.ANSWERS_OPENED);
            }
            case ANSWERS_OPENED -> {
                if (of.isSuccess()) begin(of, At.ANSWERS_READ, turn);
                else openList(turn);
            }
            case ANSWERS_READ -> {
                if (!isOver(of, At.ANSWERS_READ, turn)) return;
                work.answers(text);
                openList(turn);
            }
            case LIST_OPENED -> {
                if (of.isSuccess()) begin(of, At.LIST_READ, turn);
                else turn.fail("The list of files to copy cannot be opened: " + Turn.reason(of));
            }
            case LIST_READ -> {
                if (!isOver(of, At.LIST_READ, turn)) return;
                work.list(text);
                if (work.files().isEmpty()) turn.fail("The list of files to copy names none.");
                else turn.end(0);
            }
        }
    }

    private void openList(Turn turn) {
        turn.call(new SystemCall.Open(work.source("TXTSETUP.SIF"), Access.READ), At.LIST_OPENED);
    }

    private void begin(Result opened, At then, Turn turn) {
        handle = (int) opened.value();
        text = "";
        read(then, turn);
    }

    private void read(At then, Turn turn) {
        turn.call(new SystemCall.Read(handle, -1, Turn.DATA_AT, turn.dataBytes(PIECE_BYTES)), then);
    }

    /// Takes a piece; true when the file has ended, which closes it.
    private boolean isOver(Result of, At then, Turn turn) {
        if (of.isSuccess() && of.value() > 0) {
            text += turn.memory().text(Turn.DATA_AT, (int) of.value());
            read(then, turn);
            return false;
        }
        turn.call(new SystemCall.Close(handle));
        boolean end = of.isSuccess() || of.status() == Status.END_OF_FILE;
        if (!end) turn.fail("The CD cannot be read: " + Turn.reason(of));
        return end;
    }

    record State(int handle, String text) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, text));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        text = state.text();
    }
}
