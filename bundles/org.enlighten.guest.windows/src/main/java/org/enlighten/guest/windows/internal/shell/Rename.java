// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `ren FILE NAME`: within its directory.
record Rename(CommandLine line, Session session) implements Activity {
    private enum At {
        START,
        RENAMED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case RENAMED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail(of);
            }
        }
    }

    private void start(Turn turn) {
        if (line.arguments().size() != 2) {
            turn.fail("'ren' needs a file and its new name.");
            return;
        }
        String name = line.arguments().get(1);
        if (Wildcard.isIn(line.rest()) || name.contains("\\") || name.contains(":")) {
            turn.fail("'ren' renames one file at a time and leaves it where it is: '%s'.".formatted(line.rest()));
            return;
        }
        String from = WindowsPath.resolve(session, line.arguments().getFirst());
        turn.call(new SystemCall.Rename(from, WindowsPath.join(WindowsPath.parent(from), name)), At.RENAMED);
    }
}
