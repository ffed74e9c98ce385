// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;

/// `shutdown -h|-r now`, `poweroff`, `halt`, `reboot`.
record ShutDown(ShutdownKind kind) implements Activity {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private enum At {
        START,
        ANSWERED,
        ENDED
    }

    static Activity asSaid(Arguments arguments) {
        boolean restart = arguments.has('r');
        boolean one = restart != (arguments.has('h') || arguments.has('P'));
        boolean now = arguments.operands().size() == 1
                && (arguments.operands().getFirst().equals("now")
                        || arguments.operands().getFirst().equals("0"));
        if (!one || !now) return new Complaint("usage: shutdown -h now (power off) or shutdown -r now (restart)", 1);
        return new ShutDown(restart ? ShutdownKind.RESTART : ShutdownKind.POWER_OFF);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                turn.line(
                        kind == ShutdownKind.RESTART
                                ? "The system is going down for reboot NOW!"
                                : "The system is going down for system halt NOW!");
                turn.call(new SystemCall.Shutdown(kind), At.ANSWERED);
            }
            case ANSWERED -> {
                // The end of every process is on its way: no prompt any more.
                if (of.isSuccess()) turn.call(new SystemCall.Sleep(HOUR_NS), At.ENDED);
                else turn.refuse("shutdown: " + Errno.text(of));
            }
            case ENDED -> turn.end(0);
        }
    }
}
