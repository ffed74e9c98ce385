// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// A command that is not run: says why.
record Complaint(String sentence, int exitCode) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        turn.complain(sentence);
        turn.end(exitCode);
    }
}
