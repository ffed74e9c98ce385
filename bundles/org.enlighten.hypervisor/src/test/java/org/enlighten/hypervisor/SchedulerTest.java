// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.LogicalProcessor.Use;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.machine.Cost;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor.Run;
import org.enlighten.machine.share.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    Path directory;

    private HvWorld w;

    /// Runs CPU-bound children on these terms for so many seconds and gives their parts of one logical processor.
    private double[] run(int lps, int seconds, Share... shares) {
        w = HvWorld.running(lps, directory);
        long[] ids = new long[shares.length];
        for (int i = 0; i < shares.length; i++) {
            ids[i] = w.createChild(32, new Burner(3_000_000));
            w.share(ids[i], shares[i].weight(), shares[i].reserve(), shares[i].limit());
        }
        for (long id : ids) assertEquals(HvStatus.SUCCESS, w.suspend(id, 0, false));
        long from = w.simulation.now();
        long[] before = new long[ids.length];
        for (int i = 0; i < ids.length; i++) before[i] = w.ranNs(ids[i]);
        w.simulation.runUntil(from + seconds * SECOND_NS);
        double[] parts = new double[ids.length];
        for (int i = 0; i < ids.length; i++) parts[i] = (double) (w.ranNs(ids[i]) - before[i]) / (seconds * SECOND_NS);
        return parts;
    }

    private static void assertParts(double[] parts, double... expected) {
        for (int i = 0; i < expected.length; i++) assertEquals(expected[i], parts[i], expected[i] * 0.02, "child " + i);
    }

    @Test
    void sharesOneProcessorByWeightWithinTwoPercent() {
        assertParts(
                run(1, 60, new Share(100, 0, 65536), new Share(200, 0, 65536), new Share(400, 0, 65536)),
                1.0 / 7,
                2.0 / 7,
                4.0 / 7);
    }

    @Test
    void keepsAReserveWithinTwoPercent() {
        assertParts(
                run(1, 60, Share.ofPercent(100, 40, 100), Share.ofPercent(200, 0, 100), Share.ofPercent(400, 0, 100)),
                0.40,
                0.20,
                0.40);
    }

    @Test
    void keepsALimitWithinTwoPercent() {
        assertParts(
                run(1, 60, Share.ofPercent(100, 0, 100), Share.ofPercent(200, 0, 100), Share.ofPercent(400, 0, 30)),
                0.7 / 3,
                1.4 / 3,
                0.30);
        double[] alone = run(1, 10, Share.ofPercent(100, 0, 25));
        assertParts(alone, 0.25);
        double idle = (double) w.machine.processors().getFirst().usedNs(Use.IDLE) / w.simulation.now();
        assertTrue(idle > 0.70 && idle < 0.76, "idle " + idle);
    }

    @Test
    void sharesTwoProcessorsAmongThree() {
        assertParts(run(2, 60, Share.DEFAULT, Share.DEFAULT, Share.DEFAULT), 2.0 / 3, 2.0 / 3, 2.0 / 3);
    }

    @Test
    void refusesReservesThatTheMachineDoesNotHave() {
        w = HvWorld.running(1, directory);
        long a = w.createChild(32, new Burner(1000));
        long b = w.createChild(32, new Burner(1000));
        assertEquals(HvStatus.SUCCESS, w.set(a, PropertyCode.CPU_RESERVE, 40_000));
        assertEquals(HvStatus.NO_RESOURCES, w.set(b, PropertyCode.CPU_RESERVE, 30_000));
        assertEquals(HvStatus.SUCCESS, w.set(b, PropertyCode.CPU_RESERVE, 25_536));
        assertEquals(HvStatus.PROPERTY_VALUE_OUT_OF_RANGE, w.set(b, PropertyCode.CPU_CAP, 25_535));
    }

    @Test
    void letsAnInterruptedRootRunAtOnceAmongBusyChildren() {
        run(1, 1, Share.DEFAULT, Share.DEFAULT, Share.DEFAULT);
        long latest = 0;
        for (int i = 0; i < 200; i++) {
            w.simulation.runUntil(w.simulation.now() + 7_654_321);
            long from = w.simulation.now();
            int before = w.root.results.size();
            w.root.readMsr(0x40000020);
            w.rootVp().raise(RootSoftware.WORK_VECTOR);
            while (w.root.results.size() == before) w.simulation.step();
            latest = Math.max(latest, w.simulation.now() - from);
        }
        long switches = w.machine.machine().costs().ns(Cost.VP_SWITCH);
        assertTrue(latest < 20 * switches, "the root waited " + latest + " ns");
    }

    @Test
    void doesNotLetAnInterruptedChildHaveMoreThanItsShare() {
        w = HvWorld.running(1, directory);
        long busy = w.createChild(32, new Burner(3_000_000));
        long interrupted = w.createChild(32, new Dozer(40_000));
        for (long id : new long[] {busy, interrupted}) w.suspend(id, 0, false);
        long from = w.simulation.now();
        long ranBusy = w.ranNs(busy);
        while (w.simulation.now() < from + 5 * SECOND_NS) {
            w.vp(interrupted, 0).raise(0x40);
            w.simulation.runUntil(w.simulation.now() + 50_000);
        }
        double part = (double) (w.ranNs(busy) - ranBusy) / (w.simulation.now() - from);
        assertTrue(part > 0.47, "the busy child got " + part + " beside one interrupted all the time");
    }

    @Test
    void stopsAndGoesOnAtItsParentsWord() {
        w = HvWorld.running(2, directory);
        Burner burner = new Burner(1_000_000);
        long id = w.createChild(32, burner);
        assertEquals(Run.SUSPENDED, w.vp(id, 0).run());
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 20_000_000);
        w.suspend(id, 0, true);
        assertEquals(Run.SUSPENDED, w.vp(id, 0).run());
        long bursts = burner.bursts;
        long left = w.vp(id, 0).burstNs();
        assertTrue(bursts >= 19 && left > 0, bursts + " bursts, " + left + " left");
        w.vp(id, 0).raise(0x55);
        w.simulation.runUntil(w.simulation.now() + 20_000_000);
        assertEquals(bursts, burner.bursts);
        assertEquals(0, burner.taken);
        w.set(id, PropertyCode.SUSPEND, 1);
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 20_000_000);
        assertEquals(0, burner.taken);
        w.set(id, PropertyCode.SUSPEND, 0);
        w.simulation.runUntil(w.simulation.now() + 2_000_000);
        assertEquals(1, burner.taken);
        assertEquals(Run.RUNNING, w.vp(id, 0).run());
    }

    @Test
    void slipsUnderASystemThatRuns() {
        w = new HvWorld(2, directory);
        Burner first = new Burner(500_000);
        Burner second = new Burner(700_000);
        ExecutionEngine[] engines = {first, second};
        for (int i = 0; i < 2; i++) w.machine.machine().processors().get(i).engine(engines[i]);
        w.machine.start();
        w.machine.machine().processors().get(1).raise(0x30);
        w.simulation.runUntil(10_123_456);
        long burstsBefore = first.bursts;
        w.hypervisor.launch();
        w.simulation.runUntil(60_000_000);
        assertEquals(Math.ceilDiv(60_000_000L, 500_000) + 1, first.bursts, 1);
        assertTrue(first.bursts > burstsBefore);
        w.rootVp().raise(0x31);
        assertEquals(1, w.hypervisor.partitions().size());
        w.simulation.runUntil(60_000_100);
        assertEquals(60_000_000, first.lastTakenNs);
        w.machine.reset();
        assertEquals(Long.MAX_VALUE, w.simulation.nextAtNs(), "the hypervisor is gone with the reset");
    }
}
