// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.simulation.Saved;

/// The answer to a system call.
///
/// @param value a number the call asks for: a handle, bytes done, a process id, an exit code
/// @param detail a record the call asks for ([#detail]); [Saved#NOTHING] otherwise
/// @param message what went wrong, as a sentence; empty on success
public record Result(Status status, long value, Saved detail, String message) {
    /// What a program gets the first time.
    public static final Result STARTED = of(0);

    public static Result of(long value) {
        return new Result(Status.SUCCESS, value, Saved.NOTHING, "");
    }

    public static Result of(long value, Record detail) {
        return new Result(Status.SUCCESS, value, Saved.of(detail), "");
    }

    public static Result failed(Status status, String message) {
        return new Result(status, 0, Saved.NOTHING, message);
    }

    public boolean isSuccess() {
        return status.isSuccess();
    }

    public <R> R detail(Class<R> type) {
        return detail.as(type);
    }
}
