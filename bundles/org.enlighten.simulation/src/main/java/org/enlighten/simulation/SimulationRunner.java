// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Steps a simulation and is the one way in from other threads. Three ways to go: as fast as it can, paced to the
/// wall clock at a factor, or paused (and stepped).
///
/// What [#post] brings runs between two steps, at the current virtual instant. An exception of a command completes
/// its future and harms nothing else. An exception of model code ends the run: [#failure] has it from then on,
/// whoever was waiting for steps gets it, steps are refused with it, commands still run.
///
/// Futures complete on the simulation's thread: what hangs on them must return promptly, and nobody waits for a
/// future there.
public interface SimulationRunner extends AutoCloseable {
    /// How fast virtual time goes.
    sealed interface Pace {
        /// As fast as the machine can.
        record Batch() implements Pace {}

        /// `factor` virtual seconds a wall second, at most: a machine that cannot keep up falls behind by what it
        /// cannot do, and does not race to make it good. `factor` is more than 0 and finite.
        record Paced(double factor) implements Pace {
            public Paced {
                if (!(factor > 0) || factor == Double.POSITIVE_INFINITY)
                    throw new IllegalArgumentException("a pace is more than 0 times and finite: factor=" + factor);
            }
        }

        /// Not at all; posted commands still run.
        record Paused() implements Pace {}
    }

    Pace pace();

    /// Goes at `pace` from now on.
    void pace(Pace pace);

    /// Runs `command` on the simulation's thread between two steps and completes with its value.
    <T> CompletableFuture<T> post(Supplier<T> command);

    /// Runs as fast as it can, whatever the pace, until `done` holds (checked before the first step and after every
    /// one, on the simulation's thread), nothing is left to happen or `untilNs` is reached, where the clock then
    /// stands; completes with whether `done` held. Cancelling the future ends the run.
    CompletableFuture<Boolean> runUntil(BooleanSupplier done, long untilNs);

    /// Takes at most `steps` single steps, whatever the pace; completes with the number taken, which is less when
    /// nothing is left to happen.
    CompletableFuture<Long> step(long steps);

    /// What ended the run; empty while model code is sound.
    Optional<ModelFailure> failure();

    /// Stops. What was posted before still runs, runs under way fail with an [IllegalStateException], and so does
    /// what comes later.
    @Override
    void close();
}
