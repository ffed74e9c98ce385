// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `cd [DIRECTORY]`; also a drive's letter alone, which becomes the current drive.
final class ChangeDirectory implements Activity {
    private enum At {
        START,
        FOUND
    }

    private final CommandLine line;
    private final Session session;

    ChangeDirectory(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case FOUND -> found(of, turn);
        }
    }

    private void start(Turn turn) {
        if (line.arguments().isEmpty()) {
            turn.line(session.directory());
            turn.end(0);
        } else if (WindowsPath.isRoot(path())) {
            turn.call(new SystemCall.Volume(path()), At.FOUND);
        } else {
            turn.call(new SystemCall.Stat(path()), At.FOUND);
        }
    }

    private void found(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
        } else if (!WindowsPath.isRoot(path())
                && !of.detail(Listing.Entry.class).directory()) {
            turn.fail("'%s' is a file, not a directory.".formatted(path()));
        } else {
            session.directory(asOnDisk(of), line.switches().contains("/d") || isHere());
            turn.end(0);
        }
    }

    private String asOnDisk(Result of) {
        if (WindowsPath.isRoot(path())) return path();
        return WindowsPath.join(
                WindowsPath.parent(path()), of.detail(Listing.Entry.class).name());
    }

    private boolean isHere() {
        return path().substring(0, 2).equals(session.directory().substring(0, 2));
    }

    private String path() {
        return WindowsPath.resolve(session, String.join(" ", line.arguments()));
    }
}
