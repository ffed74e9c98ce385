// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import java.util.function.Consumer;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Reads a text, up to its first NUL or the file's end, and gives it to whoever wants it.
public final class ReadText implements Activity {
    private static final int PIECE_BYTES = 32_768;
    private static final int CHARACTERS_MAX = 1 << 20;

    private enum At {
        START,
        OPENED,
        READ
    }

    private final String path;
    private final boolean optional;
    private final Consumer<String> reader;
    private int handle;
    private String text = "";

    private ReadText(String path, boolean optional, Consumer<String> reader) {
        this.path = path;
        this.optional = optional;
        this.reader = reader;
    }

    /// Fails when there is no such file.
    public static ReadText of(String path, Consumer<String> reader) {
        return new ReadText(path, false, reader);
    }

    /// A file that is not there is an empty text.
    public static ReadText ifThere(String path, Consumer<String> reader) {
        return new ReadText(path, true, reader);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(path, Access.READ), At.OPENED);
            case OPENED -> opened(of, turn);
            case READ -> read(of, turn);
        }
    }

    private void opened(Result of, Turn turn) {
        if (of.isSuccess()) {
            handle = (int) of.value();
            readOn(turn);
        } else if (optional) done(turn);
        else turn.fail("'%s' cannot be read: %s".formatted(path, Turn.reason(of)));
    }

    private void readOn(Turn turn) {
        turn.call(new SystemCall.Read(handle, -1, Turn.DATA_AT, turn.dataBytes(PIECE_BYTES)), At.READ);
    }

    private void read(Result of, Turn turn) {
        boolean end = of.status() == Status.END_OF_FILE || (of.isSuccess() && of.value() == 0);
        if (of.isSuccess() && !end) {
            String piece = turn.memory().text(Turn.DATA_AT, (int) of.value());
            int nul = piece.indexOf('\0');
            text += nul < 0 ? piece : piece.substring(0, nul);
            end = nul >= 0 || text.length() > CHARACTERS_MAX;
            if (!end) {
                readOn(turn);
                return;
            }
        }
        turn.call(new SystemCall.Close(handle));
        if (end) done(turn);
        else turn.fail("'%s' cannot be read: %s".formatted(path, Turn.reason(of)));
    }

    private void done(Turn turn) {
        reader.accept(text);
        turn.end(0);
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
