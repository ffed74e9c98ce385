// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.TimerMessage;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticTimerTest {
    private static final int SINT = 4;
    private static final int VECTOR = 0x70;
    private static final long SIMP = 0x3000;
    private static final long BY_MESSAGE = Msr.STIMER_AUTO_ENABLE | (long) SINT << 16;
    private static final long BY_VECTOR = Msr.STIMER_AUTO_ENABLE | Msr.STIMER_DIRECT | 0x90 << 4;
    /// In units of 100 ns.
    private static final long MILLISECOND = 10_000;

    @TempDir
    Path directory;

    private HvWorld w;
    private final Caller caller = new Caller();
    private final List<TraceEvent> expiries = new ArrayList<>();
    private long child;

    @BeforeEach
    void build() {
        w = HvWorld.running(2, directory);
        child = w.createChild(8, caller);
        w.suspend(child, 0, false);
        write(Msr.SIMP, SIMP | Msr.ENABLED);
        write(Msr.SINT0 + SINT, VECTOR);
        write(Msr.SCONTROL, Msr.ENABLED);
        w.simulation.trace().attach(e -> {
            if (e.type().equals(HypervisorEvents.TIMER_EXPIRED)) expiries.add(e);
        });
    }

    private void go() {
        w.vp(child, 0).raise(0x21);
        run(100);
    }

    private void run(long units) {
        w.simulation.runUntil(w.simulation.now() + units * 100);
    }

    private void write(int msr, long value) {
        caller.writeMsr(msr, value);
        go();
    }

    private long read(int msr) {
        caller.readMsr(msr);
        go();
        return caller.results.getLast();
    }

    private GuestMemory memory() {
        return w.vp(child, 0).memory();
    }

    private TimerMessage take() {
        long slot = Message.slot(SIMP, SINT);
        TimerMessage taken =
                TimerMessage.decode(Message.read(memory(), slot).orElseThrow()).orElseThrow();
        if (Message.release(memory(), slot)) write(Msr.EOM, 0);
        return taken;
    }

    private boolean isEmpty() {
        return Message.isFree(memory(), Message.slot(SIMP, SINT));
    }

    private long interrupts(int vector) {
        return caller.vectors.stream().filter(v -> v == vector).count();
    }

    @Test
    void firesOnceAtItsInstant() {
        write(Msr.STIMER0_CONFIG, BY_MESSAGE);
        long due = read(Msr.TIME_REF_COUNT) + MILLISECOND;
        write(Msr.STIMER0_COUNT, due);
        run(MILLISECOND / 2);
        assertTrue(isEmpty());
        run(MILLISECOND);
        TimerMessage m = take();
        assertEquals(due, m.expired());
        assertEquals(due, m.delivered());
        assertEquals(0, m.timer());
        assertEquals(1, interrupts(VECTOR));
        assertEquals(BY_MESSAGE, read(Msr.STIMER0_CONFIG), "it is not enabled any more");
        run(10 * MILLISECOND);
        assertEquals(1, expiries.size());
    }

    @Test
    void firesAtOnceWhenItsInstantHasPassed() {
        write(Msr.STIMER0_CONFIG + 6, BY_VECTOR);
        write(Msr.STIMER0_COUNT + 6, 1);
        assertEquals(1, interrupts(0x90));
        assertEquals(3, expiries.getFirst().a());
    }

    @Test
    void ticksExactly() {
        write(Msr.STIMER0_CONFIG, BY_VECTOR | Msr.STIMER_PERIODIC);
        write(Msr.STIMER0_COUNT, MILLISECOND);
        run(100 * MILLISECOND);
        assertEquals(100, expiries.size());
        for (int i = 1; i < 100; i++)
            assertEquals(1_000_000, expiries.get(i).atNs() - expiries.get(i - 1).atNs());
        assertEquals(100, interrupts(0x90));
        write(Msr.STIMER0_COUNT, 0);
        run(10 * MILLISECOND);
        assertEquals(100, expiries.size());
        assertEquals(0, read(Msr.STIMER0_CONFIG) & Msr.ENABLED);
    }

    @Test
    void makesUpForTicksThatHadNoSlotUnlessItIsLazy() {
        for (boolean lazy : new boolean[] {false, true}) {
            expiries.clear();
            write(Msr.STIMER0_CONFIG, BY_MESSAGE | Msr.STIMER_PERIODIC | (lazy ? Msr.STIMER_LAZY : 0));
            write(Msr.STIMER0_COUNT, MILLISECOND);
            run(10 * MILLISECOND + MILLISECOND / 2);
            take();
            int taken = 1;
            for (int i = 0; i < 1000 && expiries.size() < 40; i++) {
                run(MILLISECOND / 8);
                if (isEmpty()) continue;
                take();
                taken++;
            }
            long ranMs = (expiries.getLast().atNs() - expiries.getFirst().atNs()) / 1_000_000 + 1;
            if (lazy) assertTrue(taken < ranMs - 7, taken + " taken in " + ranMs);
            else assertEquals(ranMs, taken, 1, "ticks taken in so many milliseconds");
            write(Msr.STIMER0_COUNT, 0);
            if (!isEmpty()) take();
        }
    }

    @Test
    void refusesWhatCannotWork() {
        write(Msr.STIMER0_COUNT, MILLISECOND);
        write(Msr.STIMER0_CONFIG, Msr.ENABLED);
        assertEquals(0, read(Msr.STIMER0_CONFIG), "no SINT and no vector");
        write(Msr.STIMER0_CONFIG, Msr.STIMER_DIRECT | 3 << 4 | Msr.ENABLED);
        assertEquals(0, read(Msr.STIMER0_CONFIG), "that vector is an exception's");
        write(Msr.STIMER0_CONFIG, 1L << 40);
        assertEquals(0, read(Msr.STIMER0_CONFIG));
        write(Msr.STIMER0_CONFIG, BY_VECTOR | Msr.STIMER_PERIODIC);
        write(Msr.STIMER0_COUNT, 1);
        expiries.clear();
        run(10 * MILLISECOND);
        assertEquals(100, expiries.size(), "no timer ticks more often than each 100 microseconds");
    }

    @Test
    void standsStillWhileThePartitionIsPaused() {
        write(Msr.STIMER0_CONFIG, BY_VECTOR);
        long due = read(Msr.TIME_REF_COUNT) + MILLISECOND;
        write(Msr.STIMER0_COUNT, due);
        w.suspend(child, 0, true);
        run(50 * MILLISECOND);
        assertEquals(0, expiries.size());
        w.suspend(child, 0, false);
        run(2 * MILLISECOND);
        assertEquals(due, expiries.getFirst().b());
        assertTrue(expiries.getFirst().atNs() > 50_000_000L);
    }
}
