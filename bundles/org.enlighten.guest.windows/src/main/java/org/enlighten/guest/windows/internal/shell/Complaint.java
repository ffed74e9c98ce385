// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// A command that is not run: says why.
record Complaint(String sentence) implements Activity {
    @Override
    public void stage(int at, Result of, Turn turn) {
        turn.fail(sentence);
    }
}
