// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.enlighten.management.Change;
import org.enlighten.management.ChangeListener;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.SimulationRunner.Pace;

/// A small world with a thread of its own: time goes on at a pace, jobs make progress, and everybody is told.
final class FakeWorld {
    private static final long TICK_MS = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fake world").factory());
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private long now;
    private long steps;
    private Pace pace = new Pace.Paced(1);

    /// A job that takes time.
    private final class Work {
        final long id;
        final String title;
        final String target;
        final long startedNs = now;
        final long durationNs;
        final Runnable end;
        Job.State state = Job.State.RUNNING;
        Optional<Cause> cause = Optional.empty();

        Work(long id, String title, String target, long durationNs, Runnable end) {
            this.id = id;
            this.title = title;
            this.target = target;
            this.durationNs = durationNs;
            this.end = end;
        }

        int percent() {
            if (state == Job.State.COMPLETED) return 100;
            return durationNs == 0 ? 0 : (int) Math.min(99, (now - startedNs) * 100 / durationNs);
        }

        Job.View view() {
            return new Job.View(id, title, target, state, percent(), startedNs, 0, cause);
        }
    }

    FakeWorld() {
        thread.scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        switch (pace) {
            case Pace.Paused _ -> {}
            case Pace.Paced(double factor) -> advance((long) (TICK_MS * 1_000_000 * factor));
            case Pace.Batch _ -> advance(TICK_MS * 1_000_000 * 60);
        }
    }

    void advance(long ns) {
        now += ns;
        steps++;
        for (Work work : List.copyOf(works))
            if (work.state == Job.State.RUNNING && now - work.startedNs >= work.durationNs) {
                work.state = Job.State.COMPLETED;
                work.end.run();
                tell(new Change.Job(work.id));
            }
        works.stream().filter(w -> w.state == Job.State.RUNNING).forEach(w -> tell(new Change.Job(w.id)));
    }

    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    Pace pace() {
        return pace;
    }

    void pace(Pace fresh) {
        pace = fresh;
        tell(new Change.Clock());
    }

    List<Job.View> jobs() {
        return works.stream().map(Work::view).toList();
    }

    int percent(long job) {
        return works.stream()
                .filter(w -> w.id == job)
                .mapToInt(Work::percent)
                .findFirst()
                .orElse(0);
    }

    void subscribe(ChangeListener listener) {
        listeners.add(listener);
    }

    void unsubscribe(ChangeListener listener) {
        listeners.remove(listener);
    }

    void tell(Change change) {
        listeners.forEach(listener -> listener.changed(change));
    }

    /// Runs on the world's thread.
    <T> CompletableFuture<T> ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// A command that takes `durationNs` of virtual time.
    ///
    /// @param begin on the world's thread; throws to refuse
    /// @param end what came of it
    <T> Operation<T> operate(String title, String target, long durationNs, Begin begin, Callable<T> end) {
        CompletableFuture<Long> job = new CompletableFuture<>();
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                Work work = new Work(works.size() + 1, title, target, durationNs, () -> finish(result, end));
                begin.begin(work.id);
                works.add(work);
                job.complete(work.id);
                tell(new Change.Job(work.id));
                if (durationNs == 0) advance(0);
            } catch (ManagementException e) {
                job.completeExceptionally(e);
                result.completeExceptionally(e);
            }
        });
        return new FakeOperation<>(job, result);
    }

    /// The start of a command, which knows its job.
    interface Begin {
        void begin(long job) throws ManagementException;
    }

    private record FakeOperation<T>(CompletableFuture<Long> job, CompletableFuture<T> result) implements Operation<T> {}

    private static <T> void finish(CompletableFuture<T> result, Callable<T> end) {
        try {
            result.complete(end.call());
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    void close() {
        thread.shutdownNow();
    }
}
