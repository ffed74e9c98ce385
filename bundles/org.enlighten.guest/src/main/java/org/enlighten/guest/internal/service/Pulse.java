// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.service;

import org.enlighten.guest.internal.load.Load;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// The same call again and again: computing, which keeps a processor busy, or sleeping, which keeps nothing busy. How
/// long
/// an operation took tells how much of the processor the machine got, and how late it woke.
///
/// @param call the whole of an operation
public record Pulse(String name, SystemCall call) implements Load {
    private enum At {
        START,
        DONE
    }

    /// Ten milliseconds of processor time an operation.
    public static Pulse cpu() {
        return new Pulse("cpu", new SystemCall.Compute(10_000_000));
    }

    /// A tenth of a second of sleep an operation.
    public static Pulse idle() {
        return new Pulse("idle", new SystemCall.Sleep(100_000_000));
    }

    @Override
    public Activity prepare() {
        return (_, _, turn) -> turn.end(0);
    }

    @Override
    public Activity round() {
        return this::beat;
    }

    private void beat(int stage, Result of, Turn turn) {
        if (At.values()[stage] == At.START) turn.call(call, At.DONE);
        else turn.end(0);
    }

    @Override
    public long operations() {
        return 1;
    }

    @Override
    public Saved save() {
        return Saved.NOTHING;
    }

    @Override
    public void restore(Saved state) {
        // nothing of it changes
    }
}
