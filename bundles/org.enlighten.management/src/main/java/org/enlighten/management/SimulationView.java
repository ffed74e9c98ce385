// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;
import java.util.Optional;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.SimulationRunner.Pace;

/// The clock and the trace.
///
/// @param date the calendar date of the simulated world at `nowNs`
/// @param nextEventNs instant of the next step; [org.enlighten.simulation.Simulation#NEVER] when nothing is left
/// @param traceHash running hash of all events: equal runs have equal hashes
/// @param failure why no step is taken any more: model code failed; empty while it is sound
public record SimulationView(
        long nowNs,
        Instant date,
        long nextEventNs,
        long steps,
        Pace pace,
        long seed,
        long traceCount,
        long traceHash,
        Optional<Cause> failure) {}
