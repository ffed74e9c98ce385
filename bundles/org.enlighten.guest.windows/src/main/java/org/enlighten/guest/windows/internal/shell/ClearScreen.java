// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `cls`: a form feed, which consoles answer with an empty screen. Leaves the last exit code as it is.
record ClearScreen(Session session) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        turn.print("\f");
        turn.end(session.exitCode());
    }
}
