// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.platform.Completion;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.Simulation;

/// A command under way, from the moment it is posted: its job, its result, what it waits for. Ends once, whatever
/// happens after. On the simulation's thread, save for the futures.
final class Work<T> implements Operation<T> {
    private final CompletableFuture<Long> number = new CompletableFuture<>();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Simulation simulation;
    private final Watches watches;
    private Optional<Job> job = Optional.empty();
    private Optional<Watches.Watch> watch = Optional.empty();

    Work(Simulation simulation, Watches watches) {
        this.simulation = simulation;
        this.watches = watches;
    }

    @Override
    public CompletableFuture<Long> job() {
        return number;
    }

    @Override
    public CompletableFuture<T> result() {
        return result;
    }

    /// The job it is done under.
    void under(Job began) {
        job = Optional.of(began);
        number.complete(began.id());
    }

    boolean isEnded() {
        return result.isDone();
    }

    void progress(int percent) {
        job.ifPresent(j -> j.progress(percent));
    }

    void done(T value) {
        if (isEnded()) return;
        unwatch();
        job.ifPresent(Job::complete);
        result.complete(value);
    }

    void failed(Cause why) {
        if (isEnded()) return;
        unwatch();
        job.ifPresent(j -> j.fail(why));
        number.completeExceptionally(new ManagementException(why));
        result.completeExceptionally(new ManagementException(why));
    }

    void failed(String sentence) {
        failed(new Cause(sentence));
    }

    /// The job was cancelled; it says so itself.
    void cancelled(Cause why) {
        if (isEnded()) return;
        unwatch();
        result.completeExceptionally(new ManagementException(why));
    }

    /// Does what may end in a sentence.
    void attempt(Step step) {
        try {
            step.run();
        } catch (ManagementException e) {
            failed(e.why());
        }
    }

    /// Something that may end in a sentence.
    @FunctionalInterface
    interface Step {
        void run() throws ManagementException;
    }

    /// Ends with `value` when the condition holds, or fails with `late` after `timeoutNs`.
    void doneWhen(long everyNs, long timeoutNs, BooleanSupplier holds, Answer<T> value, Supplier<Cause> late) {
        when(everyNs, timeoutNs, holds, () -> done(value.get()), late);
    }

    /// Goes on with `then` when the condition holds, or fails with `late` after `timeoutNs`.
    void when(long everyNs, long timeoutNs, BooleanSupplier holds, Step then, Supplier<Cause> late) {
        if (isEnded()) return;
        long deadlineNs = Math.addExact(simulation.now(), Math.min(timeoutNs, Long.MAX_VALUE / 4));
        Watches.Watch next = new Watches.Watch(
                everyNs,
                deadlineNs,
                () -> isEnded() || holds.getAsBoolean(),
                () -> attempt(then),
                () -> failed(late.get()));
        watch = Optional.of(next);
        watches.add(next);
    }

    /// Fails with `late` after `timeoutNs`: nobody is kept waiting for ever.
    void atMost(long timeoutNs, Supplier<Cause> late) {
        when(timeoutNs, timeoutNs, () -> false, () -> {}, late);
    }

    private void unwatch() {
        watch.ifPresent(watches::remove);
        watch = Optional.empty();
    }

    /// What a platform answers to.
    Completion completion(Step then) {
        return new Completion() {
            @Override
            public void progress(int percent) {
                Work.this.progress(percent);
            }

            @Override
            public void done() {
                attempt(then);
            }

            @Override
            public void failed(Cause why) {
                Work.this.failed(why);
            }
        };
    }
}
