// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// A command that prints what the shell knows already.
///
/// @param exitCode how it ends
record Say(String text, int exitCode) implements Activity {
    static Say line(String text) {
        return new Say(text + "\n", 0);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        turn.print(text);
        turn.end(exitCode);
    }
}
