// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;

/// `kill [-9] PID`.
record Kill(Arguments arguments) implements Activity {
    private enum At {
        START,
        ENDED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                boolean one = arguments.operands().size() == 1;
                if (!one || !arguments.operands().getFirst().matches("\\d{1,9}")) turn.refuse("usage: kill [-9] PID");
                else
                    turn.call(
                            new SystemCall.EndProcess(
                                    Integer.parseInt(arguments.operands().getFirst())),
                            At.ENDED);
            }
            case ENDED -> {
                String why = of.status() == Status.NOT_FOUND ? "No such process" : Errno.text(of);
                if (of.isSuccess()) turn.end(0);
                else
                    turn.refuse("kill: (%s) - %s".formatted(arguments.operands().getFirst(), why));
            }
        }
    }
}
