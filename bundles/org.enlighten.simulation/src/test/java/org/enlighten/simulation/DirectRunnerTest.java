// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DirectRunnerTest {
    private final Simulation simulation = new Simulation(1);
    private final DirectRunner runner = new DirectRunner(simulation);
    private final List<Long> beats = new ArrayList<>();
    private final Timer beat = simulation.timer("beat", this::beat);

    private void beat() {
        beats.add(simulation.now());
        simulation.arm(beat, simulation.now() + 10);
    }

    @Test
    void aCommandRunsAtOnceOnTheCallersThread() {
        Thread[] ran = new Thread[1];
        CompletableFuture<Long> answer = runner.post(() -> {
            ran[0] = Thread.currentThread();
            return simulation.now();
        });
        assertEquals(0L, answer.resultNow());
        assertSame(Thread.currentThread(), ran[0]);
    }

    @Test
    void aRunEndsWhenItsConditionHolds() {
        simulation.arm(beat, 5);
        assertTrue(runner.runUntil(() -> beats.size() == 3, Simulation.NEVER).resultNow());
        assertEquals(List.of(5L, 15L, 25L), beats);
        assertTrue(runner.runUntil(() -> true, Simulation.NEVER).resultNow());
        assertEquals(3, beats.size());
    }

    @Test
    void aRunEndsAtItsInstantWhereTheClockThenStands() {
        simulation.arm(beat, 5);
        assertFalse(runner.runUntil(() -> false, 27).resultNow());
        assertEquals(27, simulation.now());
        assertEquals(3, beats.size());
        assertFalse(runner.runUntil(() -> false, 20).resultNow());
        assertEquals(27, simulation.now());
    }

    @Test
    void aRunEndsWhenNothingIsLeft() {
        simulation.arm(simulation.timer("only", () -> {}), 5);
        assertFalse(runner.runUntil(() -> false, Simulation.NEVER).resultNow());
        assertEquals(5, simulation.now());
        assertFalse(runner.runUntil(() -> false, 50).resultNow());
        assertEquals(50, simulation.now());
    }

    @Test
    void stepsAreCounted() {
        simulation.arm(beat, 5);
        assertEquals(4, runner.step(4).resultNow());
        simulation.cancel(beat);
        assertEquals(0, runner.step(4).resultNow());
        assertEquals(0, runner.step(-1).resultNow());
    }

    @Test
    void anExceptionOfACommandIsItsAnswer() {
        CompletableFuture<Object> answer = runner.post(() -> {
            throw new IllegalStateException("no such VM");
        });
        assertEquals("no such VM", answer.exceptionNow().getMessage());
        assertEquals(1, runner.post(() -> 1).resultNow());
    }

    @Test
    void anExceptionOfACondititionIsItsAnswer() {
        simulation.arm(beat, 5);
        CompletableFuture<Boolean> answer = runner.runUntil(
                () -> {
                    throw new IllegalStateException("no such job");
                },
                100);
        assertEquals("no such job", answer.exceptionNow().getMessage());
        assertTrue(runner.failure().isEmpty());
    }

    @Test
    void anExceptionOfModelCodeEndsTheRunAndIsKept() {
        simulation.arm(
                simulation.timer("vm/1/broken", () -> {
                    throw new ArithmeticException("/ by zero");
                }),
                7);
        simulation.arm(beat, 10);
        CompletableFuture<Boolean> answer = runner.runUntil(() -> false, 100);
        ModelFailure failure = assertInstanceOf(ModelFailure.class, answer.exceptionNow());
        assertEquals("The simulation stopped: model code failed, atNs=7, step=1", failure.getMessage());
        assertEquals("/ by zero", failure.why().root().message());
        assertSame(failure, runner.failure().orElseThrow());
        assertSame(failure, runner.step(1).exceptionNow());
        assertEquals(7L, runner.post(simulation::now).resultNow());
        assertEquals(List.of(), beats);
    }

    @Test
    void modelCodeCannotStepTheSimulationThatStepsIt() {
        simulation.arm(simulation.timer("loop", () -> runner.step(1).resultNow()), 5);
        assertInstanceOf(ModelFailure.class, runner.step(1).exceptionNow());
    }

    @Test
    void aCommandMayRunTheSimulationOn() {
        simulation.arm(beat, 5);
        assertEquals(2L, runner.post(() -> runner.step(2).join()).resultNow());
    }

    @Test
    void aClosedRunnerRefuses() {
        runner.close();
        CompletableFuture<Integer> answer = runner.post(() -> 1);
        CompletionException told = assertThrows(CompletionException.class, answer::join);
        assertEquals("The simulation was closed.", told.getCause().getMessage());
        assertThrows(CompletionException.class, () -> runner.step(1).join());
        assertThrows(
                CompletionException.class, () -> runner.runUntil(() -> true, 1).join());
    }

    @Test
    void twoRunsOfOneScriptGiveOneTrace() {
        assertEquals(script(), script());
    }

    private static String script() {
        Hive hive = new Hive(3, 10);
        StringBuilder text = new StringBuilder();
        hive.simulation().trace().attach(new TraceExport(text));
        DirectRunner script = new DirectRunner(hive.simulation());
        script.post(() -> {
            hive.start();
            return 0;
        });
        script.step(50);
        script.post(() -> hive.simulation().trace().newCause());
        script.runUntil(() -> hive.simulation().steps() == 400, Simulation.NEVER);
        return text.toString();
    }
}
