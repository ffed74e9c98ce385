// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class VirtualProcessorTest {
    private final CountingOwner owner = new CountingOwner();
    private final VirtualProcessor vp = new VirtualProcessor(3, 1, new GuestMemory("m", 4096), owner);

    @Test
    void takesPendingInterruptsLowestVectorFirst() {
        vp.raise(200);
        vp.raise(64);
        vp.raise(33);
        vp.raise(64);
        assertEquals(4, owner.raised);
        assertEquals(33, vp.takePending());
        assertEquals(64, vp.takePending());
        assertEquals(200, vp.takePending());
        assertEquals(-1, vp.takePending());
        assertFalse(vp.hasPending());
    }

    @Test
    void doesNotWakeForAMaskedInterrupt() {
        vp.masked(true);
        vp.raise(32);
        assertFalse(vp.wakes());
        vp.masked(false);
        assertTrue(vp.wakes());
    }

    @Test
    void answersAnExitExactlyOnce() {
        assertThrows(IllegalStateException.class, () -> vp.answer(1));
        vp.exit().reason = Exit.Reason.IN;
        vp.answer(0x55);
        assertEquals(Exit.Reason.IN, vp.exit().answers);
        assertEquals(Exit.Reason.NONE, vp.exit().reason);
        assertEquals(0x55, vp.exit().answer);
        assertThrows(IllegalStateException.class, () -> vp.answer(2));
    }

    @Test
    void hidesAnInterruptFromARunningEngineThatCannotBeCutUntilItLands() {
        vp.engine(new Idle(false));
        vp.run(VirtualProcessor.Run.RUNNING);
        vp.raise(70);
        assertTrue(vp.isLate());
        assertFalse(vp.hasPending());
        vp.land();
        assertFalse(vp.isLate());
        assertEquals(70, vp.takePending());
    }

    @Test
    void showsAnInterruptAtOnceToAnEngineThatCanBeCutOrThatDoesNotRun() {
        vp.engine(new Idle(true));
        vp.run(VirtualProcessor.Run.RUNNING);
        vp.raise(70);
        assertFalse(vp.isLate());
        assertEquals(70, vp.takePending());
        vp.engine(new Idle(false));
        vp.run(VirtualProcessor.Run.HALTED);
        vp.raise(71);
        assertFalse(vp.isLate());
        assertEquals(71, vp.takePending());
    }

    @Test
    void comesBackTheSameFromItsSavedState() {
        vp.engine(new Idle(false));
        vp.raise(40);
        vp.run(VirtualProcessor.Run.RUNNING);
        vp.raise(250);
        vp.burstNs(77);
        vp.wakeAtNs(88);
        vp.masked(true);
        vp.exit().reason = Exit.Reason.OUTS;
        vp.exit().port = 0x1F0;
        vp.exit().size = 2;
        vp.exit().gpa = 0x1000;
        vp.exit().count = 256;
        vp.exit().cause = 5;
        String text = Saved.of(vp).text();
        VirtualProcessor fresh = new VirtualProcessor(3, 1, vp.memory(), owner);
        Saved.parse(text).into(fresh);
        assertEquals(text, Saved.of(fresh).text());
        assertTrue(fresh.isLate());
    }

    @Test
    void forgetsEverythingAtReset() {
        vp.raise(9);
        vp.burstNs(5);
        vp.exit().reason = Exit.Reason.HALT;
        vp.reset();
        assertFalse(vp.hasPending());
        assertEquals(0, vp.burstNs());
        assertEquals(Exit.Reason.NONE, vp.exit().reason);
    }

    /// An owner that counts.
    private static final class CountingOwner implements Owner {
        int raised;

        @Override
        public void raised(VirtualProcessor vp) {
            raised++;
        }

        @Override
        public void cut(VirtualProcessor vp) {}
    }

    /// An engine that is never run here.
    private record Idle(boolean cuttable) implements ExecutionEngine {
        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            return 1;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }
}
