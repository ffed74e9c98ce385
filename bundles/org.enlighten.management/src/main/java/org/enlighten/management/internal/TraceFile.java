// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.management.ManagementException;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.management.internal.perfetto.PerfettoTrace;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.Trace;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceExport;
import org.enlighten.simulation.TraceReader;
import org.enlighten.store.RecordedRun;
import org.enlighten.store.StoreException;
import org.enlighten.store.UserFiles;

/// Writes the recorded trace of a world to a file, in one of its forms.
record TraceFile(World world) {
    org.enlighten.management.TraceExport export(TraceExportRequest request) throws ManagementException {
        Trace trace = world.simulation().trace();
        RecordedRun recording = world.recording();
        String hash = "%016x".formatted(trace.hash());
        try {
            TraceFilter filter = filter(request, recording);
            long[] written = {0};
            String path = UserFiles.write(
                    request.path(),
                    switch (request.format()) {
                        case TEXT -> out -> written[0] = text(out, filter);
                        case JSON -> out -> written[0] = json(out, filter);
                        case PERFETTO -> out -> written[0] = perfetto(out, filter);
                        case PCAPNG ->
                            throw new ManagementException(
                                    "A trace holds no frames of the network, so it cannot be written as pcapng. Frames "
                                            + "are captured while they pass a port of a virtual switch (Start-VMNetworkCapture).");
                    });
            return new org.enlighten.management.TraceExport(path, written[0], recording.leftOut(), trace.count(), hash);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private TraceFilter filter(TraceExportRequest request, RecordedRun recording)
            throws ManagementException, StoreException {
        if (request.vm().isEmpty()) return TraceFilter.all();
        return TraceFilter.of(world.machine(request.vm().get()).machine().traceNumber(), recording);
    }

    private long text(Appendable out, TraceFilter filter) throws IOException, StoreException {
        TraceText text = new TraceText(out);
        text.head(world.seed(), trace().count(), hash(), leftOut());
        replay(filter, text);
        return text.events();
    }

    private long json(Appendable out, TraceFilter filter) throws IOException, StoreException {
        out.append("{\"trace\":2,\"seed\":%d,\"events\":%d,\"hash\":\"%s\",\"leftOut\":%d}\n"
                .formatted(world.seed(), trace().count(), hash(), leftOut()));
        TraceExport json = new TraceExport(out);
        replay(filter, json);
        if (json.failure().isPresent()) throw json.failure().get();
        return json.lines();
    }

    private long perfetto(Appendable out, TraceFilter filter) throws IOException, StoreException {
        PerfettoTrace perfetto = new PerfettoTrace(out, machines());
        perfetto.head(world.seed(), trace().count(), hash(), leftOut());
        replay(filter, perfetto);
        perfetto.close();
        return perfetto.events();
    }

    /// Names of those that there are now, by the numbers of their partitions.
    private Map<Integer, String> machines() {
        Map<Integer, String> names = new TreeMap<>();
        for (HostNode host : world.hosts())
            for (VmNode node : host.machines())
                node.attached()
                        .map(VirtualMachine::traceNumber)
                        .filter(n -> n > 0)
                        .ifPresent(n -> names.put(n, node.name()));
        return names;
    }

    private void replay(TraceFilter filter, TraceReader to) throws StoreException {
        world.recording().replay(new TraceReader() {
            @Override
            public void read(TraceEvent event) {
                if (filter.test(event)) to.read(event);
            }

            @Override
            public void read(TraceEvent event, TraceBytes bytes) {
                if (filter.test(event)) to.read(event, bytes);
            }
        });
    }

    private Trace trace() {
        return world.simulation().trace();
    }

    private String hash() {
        return "%016x".formatted(trace().hash());
    }

    private long leftOut() {
        return world.recording().leftOut();
    }
}
