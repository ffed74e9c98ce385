// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `sync`: makes durable what was written to the root volume.
final class Synchronize implements Activity {
    private static final String SOME_FILE = "/etc/fstab";

    private enum At {
        START,
        OPENED,
        FLUSHED
    }

    private int handle;

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            turn.refuse("sync: " + Errno.text(of));
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(SOME_FILE, Access.READ), At.OPENED);
            case OPENED -> {
                handle = (int) of.value();
                turn.call(new SystemCall.Flush(handle), At.FLUSHED);
            }
            case FLUSHED -> {
                turn.call(new SystemCall.Close(handle));
                turn.end(0);
            }
        }
    }

    record State(int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle));
    }

    @Override
    public void restore(Saved saved) {
        handle = saved.as(State.class).handle();
    }
}
