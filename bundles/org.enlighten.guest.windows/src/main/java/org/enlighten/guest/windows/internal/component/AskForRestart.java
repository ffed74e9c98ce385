// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;

/// Says that a restart is needed, and restarts when somebody wants it now.
///
/// @param done what was done, such as `installed`
record AskForRestart(String name, String done, boolean quiet) implements Activity {
    private static final int ANSWER_BYTES = 80;

    private enum At {
        START,
        ANSWERED,
        RESTARTED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                turn.line("'%s' is %s. A restart makes it take effect.".formatted(name, done));
                if (quiet) turn.end(0);
                else ask(turn);
            }
            case ANSWERED -> {
                String typed = of.isSuccess() ? turn.memory().text(Turn.DATA_AT, (int) of.value()) : "";
                if (typed.strip().equalsIgnoreCase("y"))
                    turn.call(new SystemCall.Shutdown(ShutdownKind.RESTART), At.RESTARTED);
                else turn.end(0);
            }
            case RESTARTED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail("The machine cannot be restarted: " + Turn.reason(of));
            }
        }
    }

    private static void ask(Turn turn) {
        turn.print("Restart it now (Y/N)? ");
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.ANSWERED);
    }
}
