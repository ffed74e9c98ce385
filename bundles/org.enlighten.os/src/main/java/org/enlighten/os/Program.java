// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.simulation.Saved;

/// A user-mode program: a state machine that yields system calls and receives their results. Its fields are
/// its state; an enum says where it stands. A program that throws crashes as a process: it ends alone, and
/// the event log says so.
public interface Program {
    /// The next system call. `of` is the result of the last one; [Result#STARTED] the first time. Called in
    /// user mode: it may read and write its process's memory, and nothing else.
    SystemCall next(Result of, UserMemory memory);

    Saved save();

    void restore(Saved state);
}
