// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `rd DIRECTORY`, which must be empty.
record RemoveDirectory(CommandLine line, Session session) implements Activity {
    private enum At {
        START,
        FOUND,
        REMOVED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (line.arguments().size() != 1) turn.fail("'rd' needs the name of one directory.");
                else turn.call(new SystemCall.Stat(path()), At.FOUND);
            }
            case FOUND -> {
                if (!of.isSuccess()) turn.fail(of);
                else if (!of.detail(Listing.Entry.class).directory())
                    turn.fail("'%s' is a file, not a directory.".formatted(path()));
                else turn.call(new SystemCall.Delete(path()), At.REMOVED);
            }
            case REMOVED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail(of);
            }
        }
    }

    private String path() {
        return WindowsPath.resolve(session, line.arguments().getFirst());
    }
}
