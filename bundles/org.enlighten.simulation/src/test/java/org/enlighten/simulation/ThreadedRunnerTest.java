// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadedRunnerTest {
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private final List<ModelFailure> failures = new ArrayList<>();
    private final ThreadedRunner runner = ThreadedRunner.start(simulation, new Pace.Paused(), failures::add);
    private long beats;
    private long beatEveryNs = SECOND;
    private Timer beat;

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void commandsRunOnTheSimulationsThreadInTheirOrder() throws Exception {
        Thread own = runner.post(Thread::currentThread).get();
        assertNotSame(Thread.currentThread(), own);
        assertFalse(own.isDaemon());
        List<Integer> ran = new ArrayList<>();
        CompletableFuture<?> last = null;
        for (int i = 0; i < 1_000; i++) {
            int n = i;
            last = runner.post(() -> ran.add(n));
        }
        last.get();
        for (int i = 0; i < 1_000; i++) assertEquals(i, ran.get(i));
    }

    @Test
    void pausedNothingHappensButWhatIsAskedFor() throws Exception {
        startBeating();
        assertEquals(0, get(() -> beats));
        assertEquals(3, runner.step(3).get());
        assertEquals(3, get(() -> beats));
        assertTrue(runner.runUntil(() -> beats == 10, Simulation.NEVER).get());
        assertFalse(runner.runUntil(() -> false, 20 * SECOND + 5).get());
        assertEquals(20 * SECOND + 5, get(simulation::now));
        assertEquals(20, get(() -> beats));
    }

    @Test
    void inBatchItGoesAsFastAsItCanUntilItIsPaused() throws Exception {
        startBeating();
        runner.pace(new Pace.Batch());
        while (get(() -> beats) < 10_000) Thread.onSpinWait();
        runner.pace(new Pace.Paused());
        long then = get(() -> beats);
        Thread.sleep(20);
        assertEquals(then, get(() -> beats));
        assertInstanceOf(Pace.Paused.class, runner.pace());
    }

    @Test
    void commandsAreServedWhileARunIsUnderWay() throws Exception {
        startBeating();
        CompletableFuture<Boolean> run = runner.runUntil(() -> false, Simulation.NEVER);
        while (get(() -> beats) < 1_000) Thread.onSpinWait();
        assertFalse(run.isDone());
        CompletableFuture<Boolean> other = runner.runUntil(() -> beats >= 2_000, Simulation.NEVER);
        assertTrue(other.get());
        run.cancel(false);
        assertThrows(CancellationException.class, run::get);
        long then = get(() -> beats);
        Thread.sleep(20);
        assertEquals(then, get(() -> beats));
    }

    @Test
    void whenNothingIsLeftABatchSleepsAndGoesOnWhenACommandBringsSomething() throws Exception {
        runner.pace(new Pace.Batch());
        runner.post(() -> 0).get();
        long cpuNs = cpuNs(200);
        assertTrue(cpuNs < 100_000_000, "it did not sleep: cpuNs=" + cpuNs);
        CompletableFuture<Long> fired = new CompletableFuture<>();
        runner.post(() -> {
            simulation.arm(simulation.timer("once", () -> fired.complete(simulation.now())), 5 * SECOND);
            return 0;
        });
        assertEquals(5 * SECOND, fired.get());
    }

    @Test
    void pacedItKeepsToTheWallClockAndSleepsBetween() throws Exception {
        beatEveryNs = 10 * SECOND / 1_000;
        startBeating();
        long from = System.nanoTime();
        runner.pace(new Pace.Paced(1));
        long cpuNs = cpuNs(500);
        long now = get(simulation::now);
        long wallNs = System.nanoTime() - from;
        assertTrue(now <= wallNs, "it ran ahead: now=" + now + ", wallNs=" + wallNs);
        assertTrue(now > wallNs / 4, "it fell behind: now=" + now + ", wallNs=" + wallNs);
        assertTrue(get(() -> beats) >= now / beatEveryNs - 1);
        assertTrue(cpuNs < 250_000_000, "it did not sleep: cpuNs=" + cpuNs);
    }

    @Test
    void pacedTheClockGoesOnBetweenTwoEvents() throws Exception {
        beatEveryNs = 1_000 * SECOND;
        startBeating();
        runner.pace(new Pace.Paced(10));
        long one = get(simulation::now);
        Thread.sleep(30);
        long other = get(simulation::now);
        assertTrue(other - one >= SECOND / 4, "it stood still: ns=" + (other - one));
        assertEquals(0, get(() -> beats));
    }

    @Test
    void anExceptionOfACommandIsItsAnswerAndHarmsNothing() throws Exception {
        ExecutionException told = assertThrows(
                ExecutionException.class,
                () -> runner.post(() -> {
                            throw new IllegalStateException("no such VM");
                        })
                        .get());
        assertEquals("no such VM", told.getCause().getMessage());
        assertEquals(1, get(() -> 1L));
        assertTrue(runner.failure().isEmpty());
    }

    @Test
    void anExceptionOfModelCodeEndsTheRunAndReachesAllWhoWait() throws Exception {
        startBeating();
        CompletableFuture<Boolean> waiting = runner.runUntil(() -> false, Simulation.NEVER);
        runner.post(() -> {
            simulation.arm(
                    simulation.timer("vm/1/broken", () -> {
                        throw new StackOverflowError("in a plug-in");
                    }),
                    simulation.now());
            return 0;
        });
        ExecutionException told = assertThrows(ExecutionException.class, waiting::get);
        ModelFailure failure = assertInstanceOf(ModelFailure.class, told.getCause());
        assertSame(failure, runner.failure().orElseThrow());
        assertEquals(List.of(failure), runner.post(() -> List.copyOf(failures)).get());
        assertEquals("in a plug-in", failure.why().root().message());
        assertThrows(ExecutionException.class, () -> runner.step(1).get());
        long then = get(() -> beats);
        runner.pace(new Pace.Batch());
        assertEquals(then, get(() -> beats));
    }

    @Test
    void closingServesWhatWasPostedAndRefusesWhatComesLater() throws Exception {
        startBeating();
        CompletableFuture<Boolean> run = runner.runUntil(() -> false, Simulation.NEVER);
        List<CompletableFuture<Integer>> posted = new ArrayList<>();
        for (int i = 0; i < 100; i++) posted.add(runner.post(() -> 1));
        Thread own = runner.post(Thread::currentThread).get();
        runner.close();
        assertFalse(own.isAlive());
        for (CompletableFuture<Integer> answer : posted) assertEquals(1, answer.get());
        assertEquals(
                "The simulation was closed.",
                assertThrows(ExecutionException.class, run::get).getCause().getMessage());
        CompletableFuture<Integer> late = runner.post(() -> 1);
        assertThrows(ExecutionException.class, () -> late.get(10, TimeUnit.SECONDS));
        runner.close();
    }

    @Test
    void itCanBeClosedFromItsOwnThread() throws Exception {
        Thread own = runner.post(Thread::currentThread).get();
        runner.post(() -> {
            runner.close();
            return 0;
        });
        own.join(10_000);
        assertFalse(own.isAlive());
    }

    @Test
    void commandsFromManyThreadsAllRunOnce() throws Exception {
        startBeating();
        runner.pace(new Pace.Batch());
        long[] sum = new long[1];
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            List<CompletableFuture<Long>> own = new ArrayList<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 5_000; i++) own.add(runner.post(() -> ++sum[0]));
                synchronized (answers) {
                    answers.addAll(own);
                }
            });
            threads.add(thread);
        }
        for (Thread thread : threads) thread.join();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
        assertEquals(20_000, get(() -> sum[0]));
    }

    private void startBeating() throws Exception {
        runner.post(() -> {
                    beat = simulation.timer("beat", this::beat);
                    simulation.arm(beat, beatEveryNs);
                    return 0;
                })
                .get();
    }

    private void beat() {
        beats++;
        simulation.arm(beat, simulation.now() + beatEveryNs);
    }

    private long get(java.util.function.Supplier<Long> command) throws Exception {
        return runner.post(command).get();
    }

    /// The processor time that the simulation's thread takes in `wallMs`.
    private long cpuNs(long wallMs) throws Exception {
        long id = runner.post(() -> Thread.currentThread().threadId()).get();
        long before = ManagementFactory.getThreadMXBean().getThreadCpuTime(id);
        Thread.sleep(wallMs);
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(id) - before;
    }
}
