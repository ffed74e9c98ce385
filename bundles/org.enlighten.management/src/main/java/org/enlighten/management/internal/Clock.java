// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.ModelFailure;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationRunner;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.simulation.Timer;

/// The way from any thread to the simulation's, and the passing of virtual time.
final class Clock implements AutoCloseable {
    private static final long LOOK_NS = 1_000_000;
    private static final long PULSE_NS = 100_000_000;
    private static final long STRETCH_NS = 3_600_000_000_000L;

    private final Simulation simulation;
    private final SimulationRunner runner;
    private final Watches watches = new Watches();
    private final Runnable afterCommands;
    private final boolean ownThread;
    private final Timer look;
    private final Runnable onPulse;
    private final Timer pulse;
    private volatile boolean stopped;

    /// @param afterCommands is run on the simulation's thread after every command from outside
    /// @param onPulse is run every tenth of a virtual second once [#beginPulse] was called
    Clock(Simulation simulation, SimulationRunner runner, boolean ownThread, Runnable afterCommands, Runnable onPulse) {
        this.simulation = simulation;
        this.runner = runner;
        this.ownThread = ownThread;
        this.afterCommands = afterCommands;
        this.onPulse = onPulse;
        look = simulation.timer("management/look", this::lookAgain);
        pulse = simulation.timer("management/pulse", this::beat);
    }

    Watches watches() {
        return watches;
    }

    Pace pace() {
        return runner.pace();
    }

    void pace(Pace pace) {
        runner.pace(pace);
    }

    /// Why no step is taken any more.
    Optional<Cause> failure() {
        return runner.failure().map(ModelFailure::why);
    }

    /// Asks on the simulation's thread, at the present instant.
    <T> CompletableFuture<T> ask(Answer<T> answer) {
        CompletableFuture<T> told = new CompletableFuture<>();
        runner.post(() -> {
                    answer(answer, told);
                    return true;
                })
                .exceptionally(failure -> told.completeExceptionally(ManagementException.of(failure)));
        return told;
    }

    private <T> void answer(Answer<T> answer, CompletableFuture<T> told) {
        try {
            T value = answer.get();
            settle();
            told.complete(value);
        } catch (ManagementException e) {
            settle();
            told.completeExceptionally(e);
        } catch (RuntimeException e) {
            told.completeExceptionally(ManagementException.of(e));
        }
    }

    private void settle() {
        watches.look(simulation.now());
        afterCommands.run();
        armLook();
    }

    /// A thread of its own has nobody who looks after each step: a timer does, as long as something is waited for.
    private void armLook() {
        if (ownThread && !look.isArmed() && watches.nextNs() != Simulation.NEVER)
            simulation.arm(look, Math.max(simulation.now(), Math.min(watches.nextNs(), simulation.now() + LOOK_NS)));
    }

    private void lookAgain() {
        watches.look(simulation.now());
        afterCommands.run();
        armLook();
    }

    /// From now on looks for changes that nobody asked for, where somebody steps without commands.
    void beginPulse() {
        if (ownThread) simulation.arm(pulse, simulation.now() + PULSE_NS);
    }

    private void beat() {
        onPulse.run();
        beginPulse();
    }

    /// Lets time pass until the operation has ended.
    <T> CompletableFuture<T> await(Operation<T> operation) {
        stopped = false;
        CompletableFuture<T> result = operation.result();
        return passUntil(result).thenCompose(_ -> result);
    }

    private CompletableFuture<Void> passUntil(CompletableFuture<?> end) {
        return ask(() -> Math.min(watches.deadlineNs(), simulation.now() + STRETCH_NS))
                .thenCompose(deadlineNs -> runner.runUntil(() -> isOver(end), deadlineNs))
                .thenCompose(_ -> end.isDone() ? CompletableFuture.completedFuture(null) : goOn(end));
    }

    private boolean isOver(CompletableFuture<?> end) {
        watches.look(simulation.now());
        return end.isDone() || stopped;
    }

    private CompletableFuture<Void> goOn(CompletableFuture<?> end) {
        return stopped
                ? CompletableFuture.failedFuture(new ManagementException(
                        "You stopped waiting. What was begun goes on as virtual time passes; Get-Job shows it."))
                : atRest(end);
    }

    /// From any thread: whoever waits waits no longer.
    void stopWaiting() {
        stopped = true;
    }

    /// A deadline was reached, which ends something; or a stretch of time has passed; or nothing is left to happen.
    private CompletableFuture<Void> atRest(CompletableFuture<?> end) {
        CompletableFuture<Boolean> goesOn = ask(() -> {
            watches.look(simulation.now());
            if (!end.isDone() && simulation.nextAtNs() == Simulation.NEVER && watches.deadlineNs() == Simulation.NEVER)
                throw new ManagementException("Nothing is left to happen in this world, so this will not end.");
            return !end.isDone();
        });
        return goesOn.thenCompose(more -> more ? passUntil(end) : CompletableFuture.completedFuture(null));
    }

    /// Lets time pass up to an instant.
    CompletableFuture<Boolean> runUntil(long instantNs) {
        stopped = false;
        return runner.runUntil(
                () -> {
                    watches.look(simulation.now());
                    return stopped;
                },
                instantNs);
    }

    CompletableFuture<Long> step(long steps) {
        return runner.step(steps);
    }

    @Override
    public void close() {
        runner.close();
    }
}
