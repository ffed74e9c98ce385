// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.concurrent.CompletableFuture;
import org.enlighten.management.Change;
import org.enlighten.management.Operation;
import org.enlighten.management.SimulationManagement;
import org.enlighten.management.SimulationView;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.simulation.Trace;

/// The clock and the trace, from outside.
record SimulationDoor(World world) implements SimulationManagement {
    @Override
    public CompletableFuture<SimulationView> view() {
        return world.clock().ask(() -> now(world));
    }

    static SimulationView now(World world) {
        Simulation simulation = world.simulation();
        Trace trace = simulation.trace();
        return new SimulationView(
                simulation.now(),
                Dates.at(simulation.now()),
                simulation.nextAtNs(),
                simulation.steps(),
                world.clock().pace(),
                world.seed(),
                trace.count(),
                trace.hash(),
                world.clock().failure());
    }

    @Override
    public CompletableFuture<SimulationView> pace(Pace pace) {
        world.clock().pace(pace);
        return world.clock().ask(() -> {
            world.changes().tell(new Change.Clock());
            return now(world);
        });
    }

    @Override
    public CompletableFuture<SimulationView> step(long steps) {
        return world.clock().step(steps).thenCompose(_ -> passed());
    }

    @Override
    public CompletableFuture<SimulationView> runFor(long durationNs) {
        return world.clock()
                .ask(() -> Math.addExact(world.simulation().now(), Math.min(durationNs, Long.MAX_VALUE / 4)))
                .thenCompose(world.clock()::runUntil)
                .thenCompose(_ -> passed());
    }

    @Override
    public CompletableFuture<SimulationView> runUntil(long instantNs) {
        return world.clock().runUntil(instantNs).thenCompose(_ -> passed());
    }

    private CompletableFuture<SimulationView> passed() {
        return world.clock().ask(() -> {
            world.changes().tell(new Change.Clock());
            return now(world);
        });
    }

    @Override
    public Operation<TraceExport> exportTrace(TraceExportRequest request) {
        return world.begin(
                "Export-VMTrace", request.path(), false, work -> work.done(new TraceFile(world).export(request)));
    }
}
