// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import org.enlighten.os.EventLog;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// What runs in place of a program that was given arguments it cannot use: says so in the event log and ends.
final class RefusedProgram implements Program {
    record State(boolean told) {}

    /// ERROR_INVALID_PARAMETER of `winerror.h`.
    private static final int INVALID_PARAMETER = 87;

    private static final int EVENT = 1000;

    private final String image;
    private final String why;
    private boolean told;

    RefusedProgram(String image, String why) {
        this.image = image;
        this.why = why;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        if (told) return new SystemCall.Exit(INVALID_PARAMETER);
        told = true;
        return new SystemCall.Report(
                EventLog.Level.ERROR, EVENT, image, "The program '%s' cannot start: %s.".formatted(image, why));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(told));
    }

    @Override
    public void restore(Saved state) {
        told = state.as(State.class).told();
    }
}
