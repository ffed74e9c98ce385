// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `echo TEXT`; `echo.` prints an empty line. Leaves the last exit code as it is.
record Echo(CommandLine line, Session session) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        String rest = line.rest();
        turn.line(rest.startsWith(".") ? rest.substring(1).strip() : rest);
        turn.end(session.exitCode());
    }
}
