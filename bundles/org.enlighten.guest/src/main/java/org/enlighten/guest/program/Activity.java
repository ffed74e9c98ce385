// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.program;

import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// What a program, or one command within a program, does. It is written in stages, as register routines are: a
/// stage runs exactly once, queues system calls, and names the stage that gets the last one's result. Stages are the
/// constants of an enum of the activity's own; the first one begins it. Its fields are its state.
public interface Activity {
    /// @param at ordinal of the stage
    /// @param of result of the last system call queued before this stage; [Result#STARTED] when there was none
    void stage(int at, Result of, Turn turn);

    /// What its maker does not know already.
    default Saved save() {
        return Saved.NOTHING;
    }

    default void restore(Saved state) {}
}
