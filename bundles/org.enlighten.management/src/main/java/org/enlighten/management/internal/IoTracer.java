// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.IoTrace;
import org.enlighten.management.IoTraceRequest;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Trace;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;

/// Follows the disk requests of one command in a guest.
final class IoTracer implements TraceReader {
    private static final int EVENTS_MAX = 2_000_000;

    private final Map<Long, RequestTrace> requests = new LinkedHashMap<>();
    private final Trace trace;
    private final VmNode node;
    private final int partition;
    private int events;

    private IoTracer(Trace trace, VmNode node, int partition) {
        this.trace = trace;
        this.node = node;
        this.partition = partition;
    }

    /// Runs a command at the guest's prompt with a reader of the trace attached.
    static void run(HostNode host, VmNode node, IoTraceRequest request, Work<IoTrace> work) throws ManagementException {
        Trace trace = host.world().simulation().trace();
        IoTracer tracer = new IoTracer(trace, node, node.machine().traceNumber());
        Work<CommandOutput> command =
                new Work<>(host.world().simulation(), host.world().clock().watches());
        trace.attach(tracer);
        command.result().whenComplete((output, failure) -> {
            trace.detach(tracer);
            work.attempt(() -> {
                if (failure != null) throw ManagementException.of(failure);
                work.done(tracer.told(request));
            });
        });
        work.result().whenComplete((told, failure) -> {
            if (failure != null) command.cancelled(new Cause("The trace was ended."));
        });
        command.attempt(() -> new Consoles(host).invoke(node.id(), request.command(), request.timeoutNs(), command));
    }

    @Override
    public void read(TraceEvent event) {
        if (event.cause() == 0) return;
        if (++events > EVENTS_MAX) {
            trace.detach(this);
            return;
        }
        requests.computeIfAbsent(event.cause(), cause -> new RequestTrace(cause, partition))
                .add(event);
    }

    private IoTrace told(IoTraceRequest request) throws ManagementException {
        String kind = request.operation();
        List<RequestTrace> found = requests.values().stream()
                .filter(one -> one.commands().has(kind))
                .toList();
        Optional<RequestTrace> largest = Optional.empty();
        for (RequestTrace one : found)
            if (largest.isEmpty()
                    || one.commands().bytes(kind) > largest.get().commands().bytes(kind)) largest = Optional.of(one);
        return largest.orElseThrow(() -> new ManagementException("'%s' made no %s to a disk of '%s'."
                        .formatted(
                                request.command(),
                                kind.isEmpty() ? "request" : kind.toLowerCase(java.util.Locale.ROOT),
                                node.name())))
                .told(request.command(), node.name(), found.size());
    }
}
