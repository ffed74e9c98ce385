// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The jobs of one simulation: those that run, and the latest of those that ended. Numbers go up from 1. On the
/// simulation's thread, but for [#views] and [#view], which any thread may call. Not part of the saved state: a
/// command's job does not outlive its session.
public final class Jobs {
    private final Simulation simulation;
    private final int endedMax;
    private final Map<Long, Job> running = new LinkedHashMap<>();
    private final Deque<Long> ended = new ArrayDeque<>();
    private final ConcurrentNavigableMap<Long, Job.View> views = new ConcurrentSkipListMap<>();
    private final List<Consumer<Job.View>> listeners = new CopyOnWriteArrayList<>();
    private long lastId;

    /// @param endedMax how many ended jobs are remembered
    public Jobs(Simulation simulation, int endedMax) {
        this.simulation = simulation;
        this.endedMax = endedMax;
    }

    /// Starts a job that cannot be cancelled.
    ///
    /// @param title what is done, such as `Start-VM`
    /// @param target what it is done to, such as the name of a virtual machine; empty when that is plain
    public Job start(String title, String target) {
        return start(title, target, Optional.empty());
    }

    /// Starts a job that is cancelled by `canceller`.
    public Job start(String title, String target, Runnable canceller) {
        return start(title, target, Optional.of(canceller));
    }

    private Job start(String title, String target, Optional<Runnable> canceller) {
        Job job = new Job(simulation, ++lastId, title, target, canceller, this::changed);
        running.put(job.id(), job);
        changed(job);
        return job;
    }

    /// A job that runs; empty when it has ended or there never was one of this number.
    public Optional<Job> running(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /// How many jobs run.
    public int runningCount() {
        return running.size();
    }

    /// All jobs that are remembered, by number.
    public List<Job.View> views() {
        return List.copyOf(views.values());
    }

    /// One job; empty when it is not remembered or there never was one of this number.
    public Optional<Job.View> view(long id) {
        return Optional.ofNullable(views.get(id));
    }

    /// Tells `listener` of every job that starts, makes progress or ends, after it did, on the simulation's thread.
    public void listen(Consumer<Job.View> listener) {
        listeners.add(listener);
    }

    public void unlisten(Consumer<Job.View> listener) {
        listeners.remove(listener);
    }

    private void changed(Job job) {
        Job.View view = job.view();
        views.put(view.id(), view);
        if (view.isEnded() && running.remove(view.id()) != null) remember(view.id());
        for (Consumer<Job.View> listener : listeners) listener.accept(view);
    }

    private void remember(long id) {
        ended.addLast(id);
        if (ended.size() > endedMax) views.remove(ended.removeFirst());
    }
}
