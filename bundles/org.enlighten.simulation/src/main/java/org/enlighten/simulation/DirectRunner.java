// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Steps a simulation on the caller's own thread, and only while the caller waits: commands run at once, runs
/// return when they are over, every future comes back completed. Nothing depends on the wall clock, so that a
/// script gives the same trace each time. The pace is remembered and has no effect. Several threads take turns.
public final class DirectRunner implements SimulationRunner {
    private final Stepper stepper;
    private Pace pace = new Pace.Batch();
    private boolean closed;

    public DirectRunner(Simulation simulation) {
        stepper = new Stepper(simulation, _ -> {});
    }

    @Override
    public synchronized Pace pace() {
        return pace;
    }

    @Override
    public synchronized void pace(Pace next) {
        pace = next;
    }

    @Override
    public synchronized <T> CompletableFuture<T> post(Supplier<T> command) {
        if (closed) return CompletableFuture.failedFuture(Command.refusal());
        CompletableFuture<T> answer = new CompletableFuture<>();
        Command.answered(command, answer).run();
        return answer;
    }

    @Override
    public synchronized CompletableFuture<Boolean> runUntil(BooleanSupplier done, long untilNs) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        pursue(new Goal.Condition(done, untilNs, answer));
        return answer;
    }

    @Override
    public synchronized CompletableFuture<Long> step(long steps) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        pursue(new Goal.Steps(steps, answer));
        return answer;
    }

    private void pursue(Goal goal) {
        if (closed) {
            goal.fail(Command.refusal());
            return;
        }
        stepper.pursue(new ArrayList<>(List.of(goal)), () -> false);
    }

    @Override
    public Optional<ModelFailure> failure() {
        return stepper.failure();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
