// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;

/// `shutdown -h|-r now`, `poweroff`, `halt`, `reboot`, `init 0`, `init 6`.
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

    /// Runlevel 0 is off, 6 is a restart. Others are entered at a start.
    static Activity toLevel(Arguments arguments) {
        return switch (String.join(" ", arguments.operands())) {
            case "0" -> new ShutDown(ShutdownKind.POWER_OFF);
            case "6" -> new ShutDown(ShutdownKind.RESTART);
            default ->
                new Complaint(
                        "usage: init 0 (power off) or init 6 (restart); another runlevel is entered at the next start,"
                                + " as initdefault in /etc/inittab says it",
                        1);
        };
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
