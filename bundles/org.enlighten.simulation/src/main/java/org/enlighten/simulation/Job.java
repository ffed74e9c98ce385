// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A command under way: its progress, whether it can be cancelled, how it ended and why. Lives on the simulation's
/// thread; what leaves it is a [View]. Made by [Jobs], or alone by work that nobody lists.
public final class Job {
    /// How a job stands.
    public enum State {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED
    }

    /// An immutable picture of a job.
    ///
    /// @param percent 0 to 100; 100 when completed
    /// @param endedNs [Simulation#NEVER] while it runs
    /// @param cause why it failed or was cancelled; empty otherwise
    public record View(
            long id,
            String title,
            String target,
            State state,
            int percent,
            long startedNs,
            long endedNs,
            Optional<Cause> cause) {
        public boolean isEnded() {
            return state != State.RUNNING;
        }
    }

    private final Simulation simulation;
    private final long id;
    private final String title;
    private final String target;
    private final long startedNs;
    private final Optional<Runnable> canceller;
    private final Consumer<Job> changed;
    private final List<Runnable> listeners = new ArrayList<>();
    private State state = State.RUNNING;
    private int percent;
    private long endedNs = Simulation.NEVER;
    private Optional<Cause> cause = Optional.empty();

    /// @param canceller what asks the work to stop; empty for work that cannot be cancelled
    public Job(Simulation simulation, long id, String title, String target, Optional<Runnable> canceller) {
        this(simulation, id, title, target, canceller, _ -> {});
    }

    /// @param changed is told of every change, after it
    Job(
            Simulation simulation,
            long id,
            String title,
            String target,
            Optional<Runnable> canceller,
            Consumer<Job> changed) {
        this.simulation = simulation;
        this.id = id;
        this.title = title;
        this.target = target;
        this.canceller = canceller;
        this.changed = changed;
        startedNs = simulation.now();
    }

    public long id() {
        return id;
    }

    public boolean isEnded() {
        return state != State.RUNNING;
    }

    /// Tells how much is done; what goes back or comes after the end is not told.
    public void progress(int percentDone) {
        int next = Math.clamp(percentDone, 0, 100);
        if (isEnded() || next <= percent) return;
        percent = next;
        changed.accept(this);
    }

    public void complete() {
        if (isEnded()) return;
        percent = 100;
        end(State.COMPLETED, Optional.empty());
    }

    public void fail(Cause why) {
        end(State.FAILED, Optional.of(why));
    }

    /// Asks the work to stop; false when it has ended or cannot be cancelled. Work that, when it is asked, ends the
    /// job in its own way has its way.
    public boolean cancel() {
        if (isEnded() || canceller.isEmpty()) return false;
        canceller.get().run();
        end(State.CANCELLED, Optional.of(new Cause(title + " was cancelled.")));
        return true;
    }

    /// Runs `listener` once, when this job has ended; at once if it has.
    public void whenEnded(Runnable listener) {
        if (isEnded()) listener.run();
        else listeners.add(listener);
    }

    public View view() {
        return new View(id, title, target, state, percent, startedNs, endedNs, cause);
    }

    private void end(State how, Optional<Cause> why) {
        if (isEnded()) return;
        state = how;
        cause = why;
        endedNs = simulation.now();
        changed.accept(this);
        List<Runnable> told = List.copyOf(listeners);
        listeners.clear();
        told.forEach(Runnable::run);
    }
}
