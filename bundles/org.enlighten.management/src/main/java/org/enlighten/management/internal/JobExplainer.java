// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.management.JobExplanation;
import org.enlighten.management.JobExplanation.Happening;
import org.enlighten.management.JobExplanation.Spent;
import org.enlighten.management.ManagementException;
import org.enlighten.management.internal.counter.ProcessorTimes;
import org.enlighten.management.internal.counter.Standing;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.enlighten.store.StoreException;

/// Reads the recorded trace of a job's time for what explains it.
final class JobExplainer implements TraceReader {
    private static final int HAPPENINGS_MAX = 100;
    /// What is worth a line each time; all else is traffic, and shows in the sums.
    private static final Set<String> NOTABLE = Set.of(
            "os.process-started",
            "os.process-ended",
            "os.service-started",
            "os.volume-mounted",
            "os.volume-lost",
            "os.boot-phase",
            "os.bugcheck",
            "os.power",
            "host.power-on",
            "host.power-off",
            "host.power-cut",
            "host.reset",
            "hypervisor.partition-created",
            "hypervisor.partition-deleted",
            "hypervisor.guest-crash",
            "hypervisor.vp-suspended",
            "hypervisor.vp-resumed",
            "vmbus.connected",
            "vmbus.disconnected",
            "vmbus.channel-opened",
            "vmbus.channel-closed",
            "vmbus.channel-broken",
            "vmbus.message-refused",
            "vmbus.message-lost");

    private final Map<Integer, String> names = new TreeMap<>();
    private final Job.View job;
    private final long endNs;
    private final ProcessorTimes times;
    private final Deque<Happening> happenings = new ArrayDeque<>();
    private long leftOut;
    private long diskNs;
    private long diskRequests;

    private JobExplainer(World world, Job.View job) {
        this.job = job;
        endNs = job.isEnded() ? job.endedNs() : world.simulation().now();
        times = new ProcessorTimes(job.startedNs(), endNs, 0);
        names.put(0, "root");
        for (HostNode host : world.hosts())
            for (VmNode node : host.machines())
                node.attached().ifPresent(vm -> names.putIfAbsent(vm.traceNumber(), node.name()));
    }

    static JobExplanation explain(World world, Job.View job) throws ManagementException {
        JobExplainer explainer = new JobExplainer(world, job);
        try {
            world.recording().replay(explainer);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
        return explainer.explanation();
    }

    @Override
    public void read(TraceEvent event) {
        if (event.atNs() > endNs) return;
        times.read(event);
        if (event.atNs() < job.startedNs()) return;
        String type = event.type().name();
        if (type.equals("host.volume-finished")) {
            diskRequests++;
            diskNs += event.b();
        }
        if (NOTABLE.contains(type) || type.equals("os.driver-bound") && event.b() != 0) notice(event);
    }

    private void notice(TraceEvent event) {
        String type = event.type().name();
        String detail = RequestTrace.detail(event);
        String what = type.substring(type.indexOf('.') + 1).replace('-', ' ') + (detail.isEmpty() ? "" : ": " + detail);
        happenings.add(new Happening(event.atNs() - job.startedNs(), name(event.partition()), what));
        if (happenings.size() <= HAPPENINGS_MAX) return;
        happenings.remove();
        leftOut++;
    }

    private String name(int partition) {
        return names.getOrDefault(partition, "partition " + partition);
    }

    private JobExplanation explanation() {
        times.close();
        List<Spent> spent = new ArrayList<>();
        for (ProcessorTimes.Place place : times.places())
            for (Standing standing : Standing.values())
                add(
                        spent,
                        name(place.partition()) + ", VP " + place.processor(),
                        standing.text(),
                        times.spentNs(place, standing));
        add(spent, "the host's disks", "they served %d requests".formatted(diskRequests), diskNs);
        spent.sort(Comparator.comparing(Spent::who)
                .thenComparing(Comparator.comparingLong(Spent::ns).reversed()));
        List<String> causes = job.cause().stream()
                .flatMap(cause -> cause.chain().stream())
                .map(Cause::message)
                .toList();
        return new JobExplanation(job, causes, spent, List.copyOf(happenings), leftOut);
    }

    private void add(List<Spent> to, String who, String what, long ns) {
        if (ns > 0) to.add(new Spent(who, what, ns, 100.0 * ns / Math.max(1, endNs - job.startedNs())));
    }
}
