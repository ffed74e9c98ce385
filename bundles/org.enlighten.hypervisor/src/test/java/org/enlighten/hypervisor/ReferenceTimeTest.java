// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.hypervisor.protocol.HypercallPage;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.hypervisor.protocol.ReferenceTscPage;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTimeTest {
    private static final long PAGE = 0x7000;

    @TempDir
    Path directory;

    private HvWorld w;
    private final Caller caller = new Caller();
    private long child;

    @BeforeEach
    void build() {
        w = HvWorld.running(2, directory);
        w.simulation.runUntil(123_456_789);
        child = w.createChild(8, caller);
        w.suspend(child, 0, false);
    }

    private long read(int msr) {
        caller.readMsr(msr);
        go();
        return caller.results.getLast();
    }

    private void write(int msr, long value) {
        caller.writeMsr(msr, value);
        go();
    }

    private void go() {
        w.vp(child, 0).raise(0x21);
        w.simulation.runUntil(w.simulation.now() + 100_000);
    }

    private GuestMemory memory() {
        return w.vp(child, 0).memory();
    }

    private void comparePageAndCounter(long hz) {
        long before = read(Msr.TIME_REF_COUNT);
        long tsc = ReferenceTscPage.tsc(w.simulation.now(), hz);
        long byPage = ReferenceTscPage.time(memory(), PAGE, tsc).orElseThrow();
        long after = read(Msr.TIME_REF_COUNT);
        assertTrue(before <= byPage + 1 && byPage <= after + 1, before + " " + byPage + " " + after);
    }

    @Test
    void saysTheSameByCounterAndByPage() {
        long hz = read(Msr.TSC_FREQUENCY);
        assertEquals(w.machine.profile().clockMhz() * 1_000_000L, hz);
        assertTrue(ReferenceTscPage.time(memory(), PAGE, 0).isEmpty());
        write(Msr.REFERENCE_TSC, PAGE | Msr.ENABLED);
        for (long ns : new long[] {1_000, 1_000_000, 1_000_000_000, 3_600_000_000_000L}) {
            w.simulation.runUntil(w.simulation.now() + ns);
            comparePageAndCounter(hz);
        }
    }

    @Test
    void doesNotGrowOlderWhileItIsPaused() {
        long hz = read(Msr.TSC_FREQUENCY);
        write(Msr.REFERENCE_TSC, PAGE | Msr.ENABLED);
        int sequence = memory().i32(PAGE);
        long before = read(Msr.TIME_REF_COUNT);
        w.set(child, PropertyCode.SUSPEND, 1);
        w.simulation.runUntil(w.simulation.now() + 7_000_000_000L);
        w.set(child, PropertyCode.SUSPEND, 0);
        long after = read(Msr.TIME_REF_COUNT);
        assertTrue(after - before < 10_000, "milliseconds, not seconds: " + (after - before));
        assertEquals(sequence + 1, memory().i32(PAGE));
        comparePageAndCounter(hz);
    }

    @Test
    void beginsWithItsFirstProcessor() {
        long other = w.createChild(8, new Burner(1_000));
        w.simulation.runUntil(w.simulation.now() + 5_000_000_000L);
        Caller late = new Caller();
        w.hypervisor.parentAccess().place(other, 0, late);
        late.readMsr(Msr.TIME_REF_COUNT);
        w.suspend(other, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertTrue(late.results.getFirst() < 10_000, "" + late.results.getFirst());
    }

    @Test
    void writesTheCodeOfACallIntoThePageThatIsAskedFor() {
        write(Msr.HYPERCALL, 0x6000 | Msr.ENABLED);
        assertEquals(0, read(Msr.HYPERCALL), "nobody said what system this is");
        write(Msr.GUEST_OS_ID, 0x8100L << 48);
        write(Msr.HYPERCALL, 0x6000 | Msr.ENABLED | 1 << 5);
        assertEquals(0, read(Msr.HYPERCALL), "that bit is reserved");
        assertFalse(HypercallPage.isAt(memory(), 0x6000));
        write(Msr.HYPERCALL, 0x6000 | Msr.ENABLED);
        assertTrue(HypercallPage.isAt(memory(), 0x6000));
        assertEquals(0xCC, memory().u8(0x6FFF));
        write(Msr.GUEST_OS_ID, 0);
        assertEquals(0x6000, read(Msr.HYPERCALL));
        write(Msr.GUEST_OS_ID, 1);
        write(Msr.HYPERCALL, 1L << 40 | Msr.ENABLED);
        assertEquals(1L << 40 | Msr.ENABLED, read(Msr.HYPERCALL), "a page that is not there has no code");
    }

    @Test
    void sleepsUntilAnInterruptIsPendingEvenIfItTakesNone() {
        VirtualProcessor vp = w.vp(child, 0);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        caller.next(Exit.Reason.RDMSR, 0, Msr.GUEST_IDLE & 0xFFFFFFFFL, 0);
        caller.next(Exit.Reason.RDMSR, 0, Msr.VP_INDEX & 0xFFFFFFFFL, 0);
        vp.raise(0x21);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(VirtualProcessor.Run.HALTED, vp.run());
        assertEquals(1, caller.waiting());
        vp.masked(true);
        vp.raise(0x22);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(0, caller.waiting());
    }

    @Test
    void leavesForTheParentWhyItDied() {
        TraceEvent[] told = new TraceEvent[1];
        w.simulation.trace().attach(e -> {
            if (e.type().equals(HypervisorEvents.GUEST_CRASH)) told[0] = e;
        });
        for (int i = 0; i < 5; i++) write(Msr.CRASH_P0 + i, 0xC0 + i);
        assertEquals(0xC3, read(Msr.CRASH_P0 + 3));
        assertEquals(Msr.CRASH_NOTIFY, read(Msr.CRASH_CONTROL));
        write(Msr.CRASH_CONTROL, Msr.CRASH_NOTIFY);
        assertEquals(0xC0, told[0].a());
        w.status(Hypercalls.getRegister(w.memory(), HvWorld.INPUT, child, 0, RegisterName.CRASH_P0 + 4));
        assertEquals(0xC4, w.memory().i64(HvWorld.OUTPUT));
    }
}
