// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.enlighten.block.Memories;
import org.enlighten.management.Change;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.simulation.ModelFailure;
import org.enlighten.simulation.Simulation;
import org.enlighten.store.RecordedRun;

/// One open workspace at work: its simulation, its hosts, its jobs. On the simulation's thread.
final class World {
    /// What begins a piece of work.
    @FunctionalInterface
    interface Beginning<T> {
        void begin(Work<T> work) throws ManagementException;
    }

    private final Simulation simulation;
    private final Memories memories = new Memories();
    private final Documents documents;
    private final Providers providers;
    private final ChangeHub changes = new ChangeHub();
    private final Jobs jobs;
    private final RecordedRun recording;
    private final long seed;
    private final Map<String, HostNode> hosts = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();
    private final Clock clock;
    private final Map<UUID, String> names = new ConcurrentSkipListMap<>();
    private volatile List<String> hostNames = List.of();

    World(
            Simulation simulation,
            long seed,
            Documents documents,
            Providers providers,
            Runners runners,
            RecordedRun recording) {
        this.simulation = simulation;
        this.seed = seed;
        this.documents = documents;
        this.providers = providers;
        this.recording = recording;
        jobs = new Jobs(simulation, changes);
        clock = new Clock(
                simulation, runners.runner(simulation, this::stopped), runners.ownThread(), this::settle, this::beat);
    }

    Simulation simulation() {
        return simulation;
    }

    Memories memories() {
        return memories;
    }

    Documents documents() {
        return documents;
    }

    Providers providers() {
        return providers;
    }

    ChangeHub changes() {
        return changes;
    }

    Jobs jobs() {
        return jobs;
    }

    Clock clock() {
        return clock;
    }

    /// The trace of this run.
    RecordedRun recording() {
        return recording;
    }

    long seed() {
        return seed;
    }

    List<String> notices() {
        return notices;
    }

    /// From any thread.
    List<String> hostNames() {
        return hostNames;
    }

    List<HostNode> hosts() {
        return List.copyOf(hosts.values());
    }

    HostNode host(String name) throws ManagementException {
        for (HostNode host : hosts.values()) if (host.name().equalsIgnoreCase(name)) return host;
        String there = hosts.isEmpty() ? "There is none." : "There is " + String.join(", ", hosts.keySet()) + ".";
        throw new ManagementException("There is no host '%s'. %s".formatted(name, there));
    }

    void add(HostNode host) {
        hosts.put(host.name(), host);
        hostNames = List.copyOf(hosts.keySet());
    }

    void remove(HostNode host) {
        hosts.remove(host.name());
        hostNames = List.copyOf(hosts.keySet());
        changes.tell(new Change.Host(host.name()));
    }

    /// Posts a command that becomes a job; from any thread.
    <T> Operation<T> begin(String title, String target, boolean cancellable, Beginning<T> beginning) {
        Work<T> work = new Work<>(simulation, clock.watches());
        clock.ask(() -> {
                    work.under(jobs.begin(title, target, cancellable, work));
                    work.attempt(() -> beginning.begin(work));
                    return true;
                })
                .exceptionally(failure -> {
                    work.failed(ManagementException.of(failure).why());
                    return false;
                });
        return work;
    }

    /// Model code failed: time stands still from now on, and the clock's view says why.
    private void stopped(ModelFailure failure) {
        jobs.stopped(failure.why());
        changes.tell(new Change.Clock());
    }

    /// After every command, and while somebody waits: what happened without a command is noticed.
    private void settle() {
        for (HostNode host : hosts.values()) host.settle();
    }

    /// Looks for changes that nobody asked for, for those who are told of changes.
    private void beat() {
        if (!changes.isHeard()) return;
        settle();
        for (HostNode host : hosts.values()) for (VmNode node : host.active()) node.lookAtScreen();
    }

    /// Makes the present instant the one at which the next run goes on.
    void rememberTime() throws ManagementException {
        JsonObject settings = documents.settings();
        settings.addProperty("nowNs", simulation.now());
        documents.settings(settings);
    }

    /// The name of a machine for people; its id when there is none. From any thread.
    String nameOf(UUID id) {
        return names.getOrDefault(id, id.toString());
    }

    /// A machine of any host.
    VmNode machine(UUID id) throws ManagementException {
        for (HostNode host : hosts.values())
            for (VmNode node : host.machines()) if (node.id().equals(id)) return node;
        throw new ManagementException("There is no virtual machine with the id %s.".formatted(id));
    }

    /// Keeps the names that jobs are listed under.
    void named(UUID id, String name) {
        names.put(id, name);
    }
}
