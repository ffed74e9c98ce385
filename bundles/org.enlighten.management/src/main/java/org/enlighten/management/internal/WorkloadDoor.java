// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.management.VmWorkloads;
import org.enlighten.management.WorkloadView;
import org.enlighten.simulation.Cause;

/// The workload in one machine's guest, from outside: by its keyboard and screen.
record WorkloadDoor(World world, String host, UUID id) implements VmWorkloads {
    private static final long TIMEOUT_NS = 120_000_000_000L;

    /// What becomes of what the guest printed.
    private interface Reading<T> {
        T read(CommandOutput output) throws ManagementException;
    }

    @Override
    public Operation<String> start(String kind, String settings) {
        return said(
                "Start-VMWorkload", "workload start " + kind + (settings.isBlank() ? "" : " " + settings), output -> {
                    String told = String.join(" ", output.lines());
                    if (!told.contains("runs as process")) throw refused("did not start it", told);
                    return told;
                });
    }

    @Override
    public Operation<WorkloadView> view() {
        return said("Get-VMWorkload", "workload show", output -> read(output.lines()));
    }

    @Override
    public Operation<String> stop() {
        return said("Stop-VMWorkload", "workload stop", output -> {
            String told = String.join(" ", output.lines());
            if (!told.contains("was stopped")) throw refused("did not stop it", told);
            return told;
        });
    }

    private <T> Operation<T> said(String title, String line, Reading<T> reading) {
        return world.begin(title, world.nameOf(id), true, work -> {
            Work<CommandOutput> command =
                    new Work<>(world.simulation(), world.clock().watches());
            command.result()
                    .whenComplete((output, failure) -> work.attempt(() -> {
                        if (failure != null) throw ManagementException.of(failure);
                        work.done(reading.read(output));
                    }));
            work.result().whenComplete((_, failure) -> {
                if (failure != null) command.cancelled(new Cause(title + " was ended."));
            });
            command.attempt(() -> new Consoles(world.host(host)).invoke(id, line, TIMEOUT_NS, command));
        });
    }

    private ManagementException refused(String what, String told) {
        return new ManagementException(new Cause(
                "The guest of '%s' %s.".formatted(world.nameOf(id), what),
                new Cause(told.isEmpty() ? "It says nothing." : "It says: " + told)));
    }

    private WorkloadView read(java.util.List<String> lines) throws ManagementException {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines) {
            int at = line.indexOf('=');
            if (at > 0)
                values.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        try {
            return new WorkloadView(
                    world.nameOf(id),
                    values.getOrDefault("workload", ""),
                    values.getOrDefault("state", ""),
                    Double.parseDouble(values.getOrDefault("seconds", "")),
                    Long.parseLong(values.getOrDefault("operations", "")),
                    Double.parseDouble(values.getOrDefault("persecond", "")),
                    Long.parseLong(values.getOrDefault("p50us", "")),
                    Long.parseLong(values.getOrDefault("p95us", "")),
                    Long.parseLong(values.getOrDefault("p99us", "")),
                    Long.parseLong(values.getOrDefault("mostus", "")));
        } catch (NumberFormatException e) {
            throw refused("has no figures of a workload", String.join(" ", lines));
        }
    }
}
