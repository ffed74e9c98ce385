// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypervisorStateTest {
    private static final long RUN_NS = 3_000_000;

    @TempDir
    Path directory;

    private static List<ExecutionEngine> engines() {
        return List.of(
                new PortGuest(20),
                new PortGuest(20),
                new Burner(250_000),
                new Dozer(30_000),
                new Counter(),
                new SynicGuest(60_000));
    }

    /// Children of every kind: two that do input and output, two processors of one child that compute and doze, one
    /// with a small limit.
    private HvWorld world(int lps) {
        HvWorld w = HvWorld.running(lps, directory);
        List<ExecutionEngine> e = engines();
        long a = w.createChild(2, e.get(0));
        long b = w.createChild(2, e.get(1));
        long c = w.createChild(2, e.get(2), e.get(3));
        long d = w.createChild(2, e.get(4));
        w.share(b, 300, 6_000, 65_536);
        w.share(d, 100, 0, 20_000);
        long f = w.createChild(2, e.get(5));
        listen(w, f);
        w.suspend(f, 0, false);
        w.simulation.runUntil(w.simulation.now() + 150_000);
        for (long id : new long[] {a, b, c, d}) w.suspend(id, 0, false);
        w.suspend(c, 1, false);
        return w;
    }

    /// A child that lives of timers, messages and events of the synthetic interrupt controller.
    private static void listen(HvWorld w, long child) {
        w.root.writeMsr(Msr.SINT0 + RootSoftware.BUS_SINT, RootSoftware.BUS_VECTOR);
        w.root.writeMsr(Msr.SIEFP, RootSoftware.SIEFP | Msr.ENABLED);
        w.settle();
        w.connectToRoot(child, SynicGuest.MESSAGES, SynicGuest.EVENTS);
    }

    @Test
    void goesOnTheSameFromAStateSavedAfterAnyFewSteps() {
        for (int lps : new int[] {1, 2, 3}) {
            HvWorld whole = world(lps);
            long endNs = whole.simulation.now() + RUN_NS;
            List<HvWorld.Saves> saves = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            List<TraceEvent> events = new ArrayList<>();
            List<Integer> told = new ArrayList<>();
            whole.simulation.trace().attach(events::add);
            for (int step = 0; whole.simulation.nextAtNs() <= endNs; step++) {
                if (step % 37 == 0) {
                    saves.add(whole.save());
                    texts.add(whole.text());
                    told.add(events.size());
                }
                interrupt(whole, step);
                whole.simulation.step();
            }
            String end = whole.text();
            SynicGuest listener = (SynicGuest) whole.guests.getLast();
            assertTrue(listener.ticks > 20 && listener.events > 10, listener.ticks + " ticks, " + listener.events);
            assertTrue(whole.root.busEvents > 10, whole.root.busEvents + " events");
            for (int i = 0; i < saves.size(); i += 2) {
                HvWorld restored = new HvWorld(lps, directory);
                restored.restore(saves.get(i), whole.guestPlaces, engines());
                assertEquals(texts.get(i), restored.text(), lps + " processors, save " + i);
                List<TraceEvent> rest = new ArrayList<>();
                restored.simulation.trace().attach(rest::add);
                for (int step = i * 37; restored.simulation.nextAtNs() <= endNs; step++) {
                    interrupt(restored, step);
                    restored.simulation.step();
                }
                assertEquals(events.subList(told.get(i), events.size()), rest, lps + " processors, save " + i);
                assertEquals(end, restored.text(), lps + " processors, save " + i);
            }
            assertNotEquals(0, saves.size());
        }
    }

    /// An interrupt for a child now and then, as from a device.
    private static void interrupt(HvWorld w, int step) {
        if (step % 61 == 0) w.vp(4, 1).raise(0x40 + step % 16);
        if (step % 173 == 0) w.vp(5, 0).raise(0x50);
        if (step % 97 == 0) w.vp(2, 0).raise(0x51);
    }

    @Test
    void tellsTheSameTraceTwice() {
        HvWorld first = world(2);
        HvWorld second = world(2);
        first.simulation.runUntil(20_000_000);
        second.simulation.runUntil(20_000_000);
        assertEquals(first.simulation.trace().hash(), second.simulation.trace().hash());
        assertEquals(first.text(), second.text());
    }
}
