// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.concurrent.CompletableFuture;
import org.enlighten.management.Change;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.management.SimulationManagement;
import org.enlighten.management.SimulationView;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.simulation.Trace;
import org.enlighten.store.RecordedRun;
import org.enlighten.store.StoreException;
import org.enlighten.store.UserFiles;

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
        return world.begin("Export-VMTrace", request.path(), false, work -> work.done(exported(request)));
    }

    private TraceExport exported(TraceExportRequest request) throws ManagementException {
        Trace trace = world.simulation().trace();
        RecordedRun recording = world.recording();
        String hash = "%016x".formatted(trace.hash());
        try {
            TraceFilter filter = filter(request, recording);
            long[] written = {0};
            String path = UserFiles.write(request.path(), out -> {
                TraceText text = new TraceText(out);
                text.head(world.seed(), trace.count(), hash, recording.leftOut());
                recording.replay(event -> {
                    if (filter.test(event)) text.read(event);
                });
                written[0] = text.events();
            });
            return new TraceExport(path, written[0], recording.leftOut(), trace.count(), hash);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private TraceFilter filter(TraceExportRequest request, RecordedRun recording)
            throws ManagementException, StoreException {
        if (request.vm().isEmpty()) return TraceFilter.all();
        return TraceFilter.of(world.machine(request.vm().get()).machine().traceNumber(), recording);
    }
}
