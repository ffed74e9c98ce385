// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Steps a simulation on a thread of its own, which lives until [#close]. The thread sleeps whenever nothing is to be
/// done: while paused, between two events of a paced run, when nothing is left to happen.
public final class ThreadedRunner implements SimulationRunner {
    private final Simulation simulation;
    private final Stepper stepper;
    private final Thread thread;
    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private volatile Pace pace;
    /// Something came from outside: the steps are interrupted and the thread is awake.
    private volatile boolean called;

    private volatile boolean closing;
    private volatile boolean ended;
    /// Of the simulation's thread alone, as are those below.
    private final List<Goal> goals = new ArrayList<>();

    /// The pace that the pacer follows; null while none is followed.
    private Pace.Paced paced;

    private Pacer pacer;

    private ThreadedRunner(Simulation simulation, Pace pace, Consumer<ModelFailure> onFailure) {
        this.simulation = simulation;
        this.pace = pace;
        stepper = new Stepper(simulation, onFailure);
        thread = Thread.ofPlatform().name("simulation").daemon(false).unstarted(this::live);
    }

    /// Starts a runner; from then on the simulation belongs to its thread.
    ///
    /// @param onFailure told once, on the simulation's thread, when model code throws
    public static ThreadedRunner start(Simulation simulation, Pace pace, Consumer<ModelFailure> onFailure) {
        ThreadedRunner runner = new ThreadedRunner(simulation, pace, onFailure);
        runner.thread.start();
        return runner;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public void pace(Pace next) {
        pace = next;
        call();
    }

    @Override
    public <T> CompletableFuture<T> post(Supplier<T> command) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        bring(Command.answered(command, answer));
        return answer;
    }

    @Override
    public CompletableFuture<Boolean> runUntil(BooleanSupplier done, long untilNs) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        bring(new Start(new Goal.Condition(done, untilNs, answer)));
        return answer;
    }

    @Override
    public CompletableFuture<Long> step(long steps) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        bring(new Start(new Goal.Steps(steps, answer)));
        return answer;
    }

    @Override
    public Optional<ModelFailure> failure() {
        return stepper.failure();
    }

    /// As [SimulationRunner#close]; returns when the thread has ended, unless it is called on that thread.
    @Override
    public void close() {
        closing = true;
        call();
        if (Thread.currentThread() == thread) return;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Start implements Command {
        private final Goal goal;

        Start(Goal goal) {
            this.goal = goal;
        }

        @Override
        public void run() {
            goals.add(goal);
        }

        @Override
        public void refuse(RuntimeException why) {
            goal.fail(why);
        }
    }

    private void bring(Command command) {
        commands.add(command);
        if (ended) refuseAll();
        else call();
    }

    private void call() {
        called = true;
        LockSupport.unpark(thread);
    }

    private void refuseAll() {
        for (Command c = commands.poll(); c != null; c = commands.poll()) c.refuse(Command.refusal());
    }

    private void live() {
        try {
            while (!closing || !commands.isEmpty()) {
                if (pace instanceof Pace.Paced wanted) followWall(wanted);
                serve();
                if (!closing) go();
            }
        } finally {
            ended = true;
            Stepper.fail(goals, Command.refusal());
            refuseAll();
        }
    }

    private void serve() {
        called = false;
        for (Command c = commands.poll(); c != null; c = commands.poll()) c.run();
    }

    /// Takes steps until something comes from outside, or sleeps until the next one is due.
    private void go() {
        Pace now = pace;
        if (!goals.isEmpty()) {
            paced = null;
            stepper.pursue(goals, () -> called);
        } else if (now instanceof Pace.Paced wanted) {
            goPaced(wanted);
        } else {
            paced = null;
            if (now instanceof Pace.Batch) while (!called && stepper.stepUpTo(Simulation.NEVER)) {}
            rest(Simulation.NEVER);
        }
    }

    private void goPaced(Pace.Paced wanted) {
        long target = followWall(wanted);
        while (!called && stepper.stepUpTo(target)) {}
        rest(pacer.waitNs(stepper.nextAtNs(), System.nanoTime()));
    }

    /// Lets the clock stand where the wall clock says, if nothing is due before; answers where that is.
    private long followWall(Pace.Paced wanted) {
        long wallNs = System.nanoTime();
        if (paced != wanted) pacer = new Pacer(wanted.factor(), wallNs, simulation.now());
        paced = wanted;
        long target = pacer.target(wallNs, simulation.now());
        stepper.letPass(target);
        return target;
    }

    private void rest(long ns) {
        if (called || ns == 0) return;
        if (ns == Simulation.NEVER) LockSupport.park(this);
        else LockSupport.parkNanos(this, ns);
        Thread.interrupted();
    }
}
