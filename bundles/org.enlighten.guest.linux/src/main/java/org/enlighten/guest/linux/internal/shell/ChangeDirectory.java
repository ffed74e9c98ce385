// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `cd [DIRECTORY]`.
record ChangeDirectory(Arguments arguments, Session session) implements Activity {
    private enum At {
        START,
        FOUND
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Stat(path()), At.FOUND);
            case FOUND -> {
                if (!of.isSuccess()) turn.refuse("cd: %s: %s".formatted(given(), Errno.text(of)));
                else if (!of.detail(Listing.Entry.class).directory())
                    turn.refuse("cd: " + given() + ": Not a directory");
                else {
                    session.directory(path());
                    turn.end(0);
                }
            }
        }
    }

    private String given() {
        return arguments.operands().isEmpty()
                ? Session.HOME
                : arguments.operands().getFirst();
    }

    private String path() {
        return session.resolve(given());
    }
}
