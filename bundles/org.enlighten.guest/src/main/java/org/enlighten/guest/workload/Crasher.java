// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.workload;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// `crash`: says goodbye, then reads past the end of its memory. Its process ends; nothing else does.
public final class Crasher implements Activity {
    private enum At {
        START,
        CRASH
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                turn.line("This program now reads where it has no memory.");
                turn.then(At.CRASH);
            }
            case CRASH -> turn.end(turn.memory().u8(turn.memory().sizeBytes()));
        }
    }
}
