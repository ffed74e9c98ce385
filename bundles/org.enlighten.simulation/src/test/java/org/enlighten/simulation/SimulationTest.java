// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation(1);
    private final List<String> happened = new ArrayList<>();

    @Test
    void timersFireInTheOrderOfTheirInstantsThenOfTheirArming() {
        arm("later", 20);
        arm("first", 10);
        arm("second", 10);
        while (simulation.step()) {}
        assertEquals(List.of("first@10", "second@10", "later@20"), happened);
        assertEquals(3, simulation.steps());
    }

    @Test
    void atOneInstantTimersGoBeforeProcessorsAndProcessorsInTheOrderTheyWereAdded() {
        simulation.add(new Once("one", 10));
        simulation.add(new Once("two", 10));
        arm("timer", 10);
        while (simulation.step()) {}
        assertEquals(List.of("timer@10", "one@10", "two@10"), happened);
    }

    @Test
    void aTimerArmedAnewFiresOnceAndGoesBehindThoseArmedBefore() {
        Timer moved = timer("moved");
        simulation.arm(moved, 10);
        arm("other", 10);
        simulation.arm(moved, 10);
        while (simulation.step()) {}
        assertEquals(List.of("other@10", "moved@10"), happened);
    }

    @Test
    void aCancelledTimerDoesNotFire() {
        Timer timer = timer("timer");
        simulation.arm(timer, 10);
        simulation.cancel(timer);
        assertFalse(simulation.step());
        simulation.arm(timer, 20);
        simulation.arm(timer, Simulation.NEVER);
        assertFalse(simulation.step());
        assertEquals(Simulation.NEVER, timer.dueNs());
    }

    @Test
    void aTimerIsNotArmedWhileItFires() {
        Timer[] self = new Timer[1];
        self[0] = simulation.timer("self", () -> happened.add("armed=" + self[0].isArmed()));
        simulation.arm(self[0], 5);
        simulation.step();
        assertEquals(List.of("armed=false"), happened);
    }

    @Test
    void aTimerMayBeArmedForTheLastInstantOfAll() {
        arm("last", Simulation.NEVER - 1);
        assertTrue(simulation.step());
        assertEquals(Simulation.NEVER - 1, simulation.now());
    }

    @Test
    void thePastIsRefused() {
        simulation.runUntil(100);
        Timer timer = timer("timer");
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> simulation.arm(timer, 99));
        assertEquals("due in the past: timer, due=99, now=100", told.getMessage());
        assertFalse(timer.isArmed());
    }

    @Test
    void anIdIsUsedOnceAndIsFreeAgainWhenItsTimerIsForgotten() {
        Timer first = timer("vm/1/timer");
        assertThrows(IllegalStateException.class, () -> timer("vm/1/timer"));
        simulation.arm(first, 10);
        simulation.forget(first);
        Timer second = timer("vm/1/timer");
        simulation.forget(first);
        simulation.arm(second, 20);
        assertThrows(IllegalStateException.class, () -> simulation.arm(first, 30));
        assertThrows(IllegalStateException.class, () -> timer("vm/1/timer"));
        while (simulation.step()) {}
        assertEquals(List.of("vm/1/timer@20"), happened);
    }

    @Test
    void runUntilTakesTheStepsOfItsLastInstantAndLetsTheClockStandThere() {
        arm("at", 100);
        arm("after", 101);
        simulation.runUntil(100);
        assertEquals(List.of("at@100"), happened);
        assertEquals(100, simulation.now());
        simulation.runUntil(50);
        assertEquals(100, simulation.now());
    }

    @Test
    void runUntilNeverEndsWhenNothingIsLeftAndLetsTheClockStandAtTheLastStep() {
        arm("only", 100);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(100, simulation.now());
    }

    @Test
    void theHorizonIsTheNextTimerOrAnotherProcessorsNextActionPlusTheLatency() {
        Once me = new Once("me", 0);
        Once other = new Once("other", Simulation.NEVER);
        simulation.add(me);
        simulation.add(other);
        assertEquals(Simulation.NEVER, simulation.horizonNs(me, 50));
        arm("timer", 1_000);
        assertEquals(1_000, simulation.horizonNs(me, 50));
        other.atNs = 900;
        assertEquals(950, simulation.horizonNs(me, 50));
        other.atNs = 0;
        assertEquals(1, simulation.horizonNs(me, 0));
        other.atNs = Simulation.NEVER - 1;
        assertEquals(1_000, simulation.horizonNs(me, 5_000));
    }

    @Test
    void aRemovedProcessorActsNoMore() {
        Once gone = new Once("gone", 10);
        simulation.add(gone);
        simulation.add(new Once("stays", 20));
        simulation.remove(gone);
        while (simulation.step()) {}
        assertEquals(List.of("stays@20"), happened);
    }

    @Test
    void aSavedTimerWithoutAnOwnerIsNamed() {
        arm("vm/1/served", 10);
        SimulationState state = simulation.save();
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> new Simulation(1).restore(state));
        assertEquals("a saved timer has no owner in this world: id=vm/1/served", told.getMessage());
    }

    @Test
    void aRestoreForgetsWhatWasArmed() {
        SimulationState empty = simulation.save();
        arm("timer", 10);
        simulation.restore(empty);
        assertFalse(simulation.step());
    }

    private void arm(String name, long dueNs) {
        simulation.arm(timer(name), dueNs);
    }

    private Timer timer(String name) {
        return simulation.timer(name, () -> happened.add(name + "@" + simulation.now()));
    }

    private final class Once implements Processor {
        private final String name;
        private long atNs;

        Once(String name, long atNs) {
            this.name = name;
            this.atNs = atNs;
        }

        @Override
        public long nextAtNs() {
            return atNs;
        }

        @Override
        public void step() {
            happened.add(name + "@" + simulation.now());
            atNs = Simulation.NEVER;
        }
    }
}
