// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `rmdir DIRECTORY`, which must be empty.
record RemoveDirectory(Arguments arguments, Session session) implements Activity {
    private enum At {
        START,
        FOUND,
        REMOVED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            turn.refuse("rmdir: %s: %s".formatted(given(), Errno.text(of)));
            return;
        }
        switch (At.values()[at]) {
            case START -> {
                if (arguments.operands().size() != 1) turn.refuse("rmdir: one directory is wanted");
                else turn.call(new SystemCall.Stat(session.resolve(given())), At.FOUND);
            }
            case FOUND -> {
                if (!of.detail(Listing.Entry.class).directory()) turn.refuse("rmdir: " + given() + ": Not a directory");
                else turn.call(new SystemCall.Delete(session.resolve(given())), At.REMOVED);
            }
            case REMOVED -> turn.end(0);
        }
    }

    private String given() {
        return arguments.operands().getFirst();
    }
}
