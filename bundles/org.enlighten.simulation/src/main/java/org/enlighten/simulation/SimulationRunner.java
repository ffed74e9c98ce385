// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Steps a simulation on a thread of its own and is the one way in from other threads. Three ways to go: as fast as
/// it can, paced to the wall clock at a factor, or paused (and stepped).
///
/// What [#post] brings runs between two steps, at the current virtual instant.
public interface SimulationRunner extends AutoCloseable {
    /// How fast virtual time goes.
    sealed interface Pace {
        /// As fast as the machine can.
        record Batch() implements Pace {}

        /// `factor` virtual seconds a wall second.
        record Paced(double factor) implements Pace {}

        /// Not at all; posted commands still run.
        record Paused() implements Pace {}
    }

    Pace pace();

    void pace(Pace pace);

    /// Runs `command` on the simulation's thread between two steps and completes with its value.
    <T> CompletableFuture<T> post(Supplier<T> command);

    /// Runs, whatever the pace, until `done` holds (checked after every step, on the simulation's thread), nothing
    /// is left to happen or `untilNs` is reached; completes with whether `done` held.
    CompletableFuture<Boolean> runUntil(BooleanSupplier done, long untilNs);

    /// Takes at most `steps` single steps; completes with the number taken.
    CompletableFuture<Long> step(long steps);

    @Override
    void close();
}
