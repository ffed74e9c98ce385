// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
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
    private static final long EVENTS_MAX = 2_000_000;

    private final Map<Long, RequestTrace> causes = new LinkedHashMap<>();
    private final VmNode node;
    private final int partition;
    private final HostNode host;
    private final long rootCpuBeforeNs;
    private long events;

    private IoTracer(HostNode host, VmNode node) throws ManagementException {
        this.host = host;
        this.node = node;
        partition = node.machine().traceNumber();
        rootCpuBeforeNs = host.installation().hostCpuNs();
    }

    /// Runs a command at the guest's prompt with a reader of the trace attached.
    static void run(HostNode host, VmNode node, IoTraceRequest request, Work<IoTrace> work) throws ManagementException {
        Trace trace = host.world().simulation().trace();
        IoTracer tracer = new IoTracer(host, node);
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
        if (event.cause() == 0 || ++events > EVENTS_MAX) return;
        causes.computeIfAbsent(event.cause(), cause -> new RequestTrace(cause, partition))
                .add(event);
    }

    private IoTrace told(IoTraceRequest request) throws ManagementException {
        if (events > EVENTS_MAX)
            throw new ManagementException(
                    "'%s' made more than %,d events, too many to follow. Trace a command that does less."
                            .formatted(request.command(), EVENTS_MAX));
        List<RequestTrace> found = causes.values().stream()
                .filter(one -> !one.commands().isEmpty())
                .toList();
        int chosen =
                request.number().isPresent() ? numbered(found, request.number().getAsInt()) : plainest(found, request);
        RequestTrace one = found.get(chosen);
        return new IoTrace(
                request.command(),
                IntStream.range(0, found.size())
                        .mapToObj(i -> found.get(i).told(i + 1))
                        .toList(),
                chosen + 1,
                one.registers(),
                one.crossings(),
                one.events(node.name()),
                host.installation().hostCpuNs() - rootCpuBeforeNs);
    }

    private int numbered(List<RequestTrace> found, int number) throws ManagementException {
        if (number < 1 || number > found.size())
            throw new ManagementException("There is no request %d: the command made %d to disks of '%s'."
                    .formatted(number, found.size(), node.name()));
        return number - 1;
    }

    /// The largest transfer tells most about transfers; beside an equal one, fewer accesses are less that is not it.
    private int plainest(List<RequestTrace> found, IoTraceRequest request) throws ManagementException {
        String kind = request.operation();
        Comparator<RequestTrace> larger =
                Comparator.comparingLong(one -> one.commands().bytesMax(kind));
        return found.stream()
                .filter(one -> one.commands().has(kind))
                .max(larger.thenComparing(
                        Comparator.comparingLong(RequestTrace::accesses).reversed()))
                .map(found::indexOf)
                .orElseThrow(() -> new ManagementException("'%s' made no %s to a disk of '%s'."
                        .formatted(
                                request.command(),
                                kind.isEmpty() ? "request" : kind.toLowerCase(Locale.ROOT),
                                node.name())));
    }
}
