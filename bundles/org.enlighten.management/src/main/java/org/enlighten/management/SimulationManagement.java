// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.concurrent.CompletableFuture;
import org.enlighten.simulation.SimulationRunner.Pace;

/// Control of virtual time.
public interface SimulationManagement {
    CompletableFuture<SimulationView> view();

    /// Sets how fast time goes by itself; without effect on a world whose clock is the waiting caller's.
    CompletableFuture<SimulationView> pace(Pace pace);

    /// Takes at most `steps` single steps.
    CompletableFuture<SimulationView> step(long steps);

    /// Lets `durationNs` pass.
    CompletableFuture<SimulationView> runFor(long durationNs);

    /// Lets time pass up to `instantNs`.
    CompletableFuture<SimulationView> runUntil(long instantNs);

    /// Writes the trace to a text file in the real file system, one event a line; equal runs give equal bytes.
    Operation<TraceExport> exportTrace(TraceExportRequest request);
}
