// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// `D:`.
record ChangeDrive(CommandLine line, Session session) implements Activity {
    private enum At {
        START,
        FOUND
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        String drive = line.word().toUpperCase(Locale.ROOT);
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Volume(drive + "\\"), At.FOUND);
            case FOUND -> {
                if (!of.isSuccess()) {
                    turn.fail(of);
                    return;
                }
                session.drive(drive);
                turn.end(0);
            }
        }
    }
}
