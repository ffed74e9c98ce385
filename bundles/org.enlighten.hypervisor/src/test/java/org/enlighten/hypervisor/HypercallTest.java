// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.Firmware;
import org.enlighten.host.PhysicalMemory.Claim;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.MapStep;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypercallTest {
    private static final long IN = HvWorld.INPUT;

    @TempDir
    Path directory;

    private HvWorld w;

    @BeforeEach
    void build() {
        w = HvWorld.running(2, directory);
    }

    @Test
    void makesAndUnmakesAPartition() {
        long before = w.machine.memory().freeMib();
        long id = w.createChild(64, new Burner(1000), new Burner(1000));
        assertEquals(2, id);
        PartitionView view = w.hypervisor.partitions().getLast();
        assertEquals(PartitionView.State.ACTIVE, view.state());
        assertEquals(64 * 256, view.mappedPages());
        // Four for the partition, a directory and a pointer table for the gigabyte, two for each processor.
        assertEquals(4 + 2 + 2 * 2, view.usedPages());
        assertEquals(view.usedPages(), view.depositedPages());
        assertEquals(before - 65, w.machine.memory().freeMib());
        assertEquals(HvStatus.INVALID_PARTITION_STATE, w.onPartition(CallCode.DELETE_PARTITION, id));
        assertEquals(HvStatus.SUCCESS, w.onPartition(CallCode.FINALIZE_PARTITION, id));
        assertEquals(HvStatus.SUCCESS, w.onPartition(CallCode.DELETE_PARTITION, id));
        assertEquals(before, w.machine.memory().freeMib());
        assertEquals(1, w.hypervisor.partitions().size());
        assertThrows(
                IllegalStateException.class,
                () -> w.machine.machine().memories().named("vm/2/memory"));
        assertEquals(HvStatus.INVALID_PARTITION_ID, w.onPartition(CallCode.DELETE_PARTITION, id));
        assertEquals(3, w.createPartition(), "ids are not used again");
    }

    @Test
    void refusesMemoryThatTheMachineDoesNotHaveAndTheOthersRunOn() {
        Burner first = new Burner(10_000);
        long a = w.createChild(512, first);
        w.suspend(a, 0, false);
        long b = w.createPartition();
        assertEquals(new Claim.Refused(768, 511), w.hypervisor.parentAccess().claim(b, 768));
        w.simulation.runUntil(w.simulation.now() + 10_000_000);
        assertTrue(first.bursts > 900, first.bursts + " bursts");
    }

    @Test
    void mapsOnlyPagesThatWereAllocatedForTheChildAndEachOnce() {
        long a = w.createChild(32, new Burner(1));
        long b = w.createChild(32, new Burner(1));
        Claim.Granted mine = (Claim.Granted) w.hypervisor.parentAccess().claim(b, 4);
        long page = mine.ranges().getFirst().page();
        assertEquals(HvStatus.INSUFFICIENT_MEMORY, map(b, 0x10000, page), "a table of small pages has no place yet");
        for (int i = 1000; i < 1004; i++) assertEquals(HvStatus.SUCCESS, deposit(b, page + i));
        assertEquals(HvStatus.INVALID_PARAMETER, map(a, 0x10000, page), "another child's page");
        assertEquals(HvStatus.INVALID_PARAMETER, map(a, 0x10000, 5), "nobody's page");
        assertEquals(HvStatus.INVALID_PARAMETER, map(a, 0x10000, -1));
        assertEquals(HvStatus.INVALID_PARAMETER, map(a, 0x10000, 1L << 50));
        assertEquals(HvStatus.SUCCESS, map(b, 0x10000, page));
        assertEquals(HvStatus.INVALID_PARAMETER, map(b, 0x10001, page), "the same page twice");
        assertEquals(HvStatus.INVALID_PARAMETER, map(b, 0x10000, page + 1), "something is there");
        assertEquals(HvStatus.INVALID_PARAMETER, map(b, -1, page + 1));
        assertEquals(HvStatus.INVALID_PARAMETER, map(b, 1L << 36, page + 1));
        assertEquals(HvStatus.INVALID_PARAMETER, deposit(b, page), "it is mapped");
        assertEquals(HvStatus.SUCCESS, deposit(b, page + 2));
        assertEquals(HvStatus.INVALID_PARAMETER, map(b, 0x10002, page + 2), "it is the hypervisor's");
        w.memory().put64(IN, b);
        w.memory().put64(IN + 8, 0x10000);
        w.memory().put64(IN + 16, 0);
        assertEquals(HvStatus.SUCCESS, w.status(HypercallControl.rep(CallCode.UNMAP_GPA_PAGES, 1)));
        assertEquals(HvStatus.SUCCESS, map(b, 0x10001, page), "free to be mapped again");
    }

    @Test
    void plansCallsThatCoverARangeExactly() {
        Chance chance = new Chance(31);
        for (int i = 0; i < 2_000; i++) {
            long childPage = chance.nextInt(5_000);
            long page = chance.nextInt(3) == 0 ? childPage % 512 + 512L * chance.nextInt(9) : chance.nextInt(5_000);
            long pages = 1 + chance.nextInt(600_000);
            long done = 0;
            for (MapStep step : MapStep.plan(childPage, page, pages)) {
                assertEquals(childPage + done, step.childPage());
                assertEquals(page + done, step.page());
                assertTrue(step.count() > 0 && step.count() <= Hypercalls.MAP_REPS_MAX);
                if (step.large()) assertEquals(0, step.page() % 512 + step.childPage() % 512);
                done += step.count() * (step.large() ? 512L : 1);
            }
            assertEquals(pages, done);
        }
        assertEquals(1, MapStep.plan(0, 1024, 512 * 500).size());
    }

    private HvStatus map(long partition, long childPage, long page) {
        return w.status(Hypercalls.mapPages(w.memory(), IN, partition, childPage, page, 1));
    }

    private HvStatus deposit(long partition, long page) {
        return w.status(Hypercalls.depositMemory(w.memory(), IN, partition, page, 1));
    }

    @Test
    void saysHowFarAListWentAndGoesOnFromThere() {
        long id = w.createPartition();
        Claim.Granted pages = (Claim.Granted) w.hypervisor.parentAccess().claim(id, 1);
        long first = pages.ranges().getFirst().page();
        long control = Hypercalls.depositMemory(w.memory(), IN, id, first, 10);
        w.memory().put64(IN + 8 + 5 * 8, 1);
        long result = w.call(control, IN, 0);
        assertEquals(HvStatus.INVALID_PARAMETER, HvStatus.of(result));
        assertEquals(5, HypercallControl.completed(result));
        w.memory().put64(IN + 8 + 5 * 8, first + 5);
        result = w.call(control | 5L << 48, IN, 0);
        assertEquals(HvStatus.SUCCESS, HvStatus.of(result));
        assertEquals(10, HypercallControl.completed(result));
        assertEquals(10, w.hypervisor.partitions().getLast().depositedPages());
    }

    @Test
    void aListOfPagesEndsAtTheFirstThatHoldsSomething() {
        long id = w.createPartition();
        Claim.Granted pages = (Claim.Granted) w.hypervisor.parentAccess().claim(id, 1);
        long first = pages.ranges().getFirst().page();
        assertEquals(HvStatus.SUCCESS, deposit(id, first + 7));
        long result = w.call(Hypercalls.depositMemory(w.memory(), IN, id, first, 10), IN, 0);
        assertEquals(HvStatus.INVALID_PARAMETER, HvStatus.of(result));
        assertEquals(7, HypercallControl.completed(result));
        long beyond = Hypercalls.depositMemory(w.memory(), IN, id, first + 250, 10);
        assertEquals(6, HypercallControl.completed(w.call(beyond, IN, 0)), "the rest is nobody's");
        assertEquals(7 + 1 + 6, w.hypervisor.partitions().getLast().depositedPages());
    }

    @Test
    void needsDepositedPagesForItsOwnWork() {
        long id = w.createPartition();
        assertEquals(HvStatus.INSUFFICIENT_MEMORY, w.onPartition(CallCode.INITIALIZE_PARTITION, id));
        Claim.Granted pages = (Claim.Granted) w.hypervisor.parentAccess().claim(id, 1);
        long first = pages.ranges().getFirst().page();
        w.status(Hypercalls.depositMemory(w.memory(), IN, id, first, 5));
        assertEquals(HvStatus.SUCCESS, w.onPartition(CallCode.INITIALIZE_PARTITION, id));
        assertEquals(HvStatus.INVALID_PARTITION_STATE, w.onPartition(CallCode.INITIALIZE_PARTITION, id));
        assertEquals(HvStatus.INVALID_PARTITION_STATE, w.status(Hypercalls.createVp(w.memory(), IN, id, 0)));
        w.hypervisor.parentAccess().createMemory(id, "vm/x/memory", 1 << 20);
        assertEquals(HvStatus.INSUFFICIENT_MEMORY, w.status(Hypercalls.createVp(w.memory(), IN, id, 0)));
        assertEquals(HvStatus.INSUFFICIENT_MEMORY, map(id, 0, first + 9));
        w.status(Hypercalls.depositMemory(w.memory(), IN, id, first + 5, 4));
        assertEquals(HvStatus.SUCCESS, w.status(Hypercalls.createVp(w.memory(), IN, id, 0)));
        assertEquals(HvStatus.INVALID_VP_INDEX, w.status(Hypercalls.createVp(w.memory(), IN, id, 0)));
        assertEquals(HvStatus.INVALID_VP_INDEX, w.status(Hypercalls.createVp(w.memory(), IN, id, -1)));
        assertEquals(HvStatus.INVALID_VP_STATE, w.suspend(id, 0, false), "no software was placed there");
    }

    @Test
    void aFurtherProcessorWaitsHaltedForSoftwareThatSendsForIt() {
        long id = w.createChild(32, new Burner(100_000), new Burner(100_000));
        VirtualProcessor further = w.vp(id, 1);
        w.hypervisor.parentAccess().reset(id, 1);
        assertEquals(HvStatus.SUCCESS, w.suspend(id, 1, false));
        assertEquals(VirtualProcessor.Run.HALTED, further.run());
        further.raise(7);
        assertEquals(VirtualProcessor.Run.HALTED, further.run(), "a reset took its software");
        w.hypervisor.parentAccess().place(id, 1, new Burner(100_000));
        further.raise(8);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertTrue(w.ranNs(id) > 0);
    }

    @Test
    void keepsItsPropertiesInRange() {
        long id = w.createPartition();
        assertEquals(HvStatus.SUCCESS, w.set(id, PropertyCode.CPU_WEIGHT, 10_000));
        for (long wrong : new long[] {0, -1, 10_001, Long.MIN_VALUE, 1L << 32})
            assertEquals(HvStatus.PROPERTY_VALUE_OUT_OF_RANGE, w.set(id, PropertyCode.CPU_WEIGHT, wrong));
        assertEquals(HvStatus.PROPERTY_VALUE_OUT_OF_RANGE, w.set(id, PropertyCode.CPU_CAP, 0));
        assertEquals(HvStatus.PROPERTY_VALUE_OUT_OF_RANGE, w.set(id, PropertyCode.CPU_RESERVE, 65_537));
        assertEquals(HvStatus.UNKNOWN_PROPERTY, w.set(id, 0x00050000, 1));
        assertEquals(HvStatus.OPERATION_DENIED, w.set(id, PropertyCode.PRIVILEGE_FLAGS, 1));
        assertEquals(HvStatus.OPERATION_DENIED, w.set(1, PropertyCode.SUSPEND, 1), "the root cannot hold itself back");
        assertEquals(HvStatus.SUCCESS, w.status(Hypercalls.getProperty(w.memory(), IN, id, PropertyCode.CPU_WEIGHT)));
        assertEquals(10_000, w.memory().i64(HvWorld.OUTPUT));
        assertEquals(
                HvStatus.SUCCESS,
                w.status(Hypercalls.setProperty(w.memory(), IN, -1, PropertyCode.CPU_WEIGHT, 7)),
                "the root has a weight too");
    }

    @Test
    void answersAWrongCallWithTheStatusOfTheSpecification() {
        assertEquals(HvStatus.INVALID_HYPERCALL_CODE, HvStatus.of(w.call(0x3FFF, IN, 0)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x46 | 1L << 63, IN, HvWorld.OUTPUT)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x46 | 1L << 32, IN, HvWorld.OUTPUT)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x48, IN, 0)), "a list of nothing");
        assertEquals(HvStatus.INVALID_ALIGNMENT, HvStatus.of(w.call(0x41, IN + 4, 0)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x40, IN + 4096 - 8, HvWorld.OUTPUT)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x46, 0, 1L << 40)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(w.call(0x46 | HypercallControl.FAST, 0, 0)));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, HvStatus.of(w.call(0x5D | HypercallControl.FAST, 4, 0)));
        assertEquals(HvStatus.SUCCESS, HvStatus.of(w.call(0x46, 0, HvWorld.OUTPUT)));
        assertEquals(1, w.memory().i64(HvWorld.OUTPUT));
    }

    @Test
    void deniesAChildWhatOnlyTheRootMay() {
        Caller caller = new Caller();
        long id = w.createChild(32, caller);
        for (CallCode call : CallCode.values()) {
            boolean allowed = call == CallCode.NOTIFY_LONG_SPIN_WAIT
                    || call == CallCode.POST_MESSAGE
                    || call == CallCode.SIGNAL_EVENT;
            if (!allowed) caller.next(call.isRep() ? HypercallControl.rep(call, 1) : call.code(), 0, 0x1000);
        }
        int calls = caller.waiting();
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(calls, caller.results.size());
        for (long result : caller.results) assertEquals(HvStatus.ACCESS_DENIED, HvStatus.of(result));
    }

    @Test
    void readsNothingThatIsNotTheChilds() {
        Caller caller = new Caller();
        long id = w.createChild(32, caller);
        caller.next(CallCode.POST_MESSAGE.code(), 0x1000, 0);
        caller.next(CallCode.POST_MESSAGE.code(), 32 << 20, 0);
        caller.next(CallCode.POST_MESSAGE.code(), -256, 0);
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(HvStatus.INVALID_CONNECTION_ID, HvStatus.of(caller.results.get(0)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(caller.results.get(1)));
        assertEquals(HvStatus.INVALID_HYPERCALL_INPUT, HvStatus.of(caller.results.get(2)));
    }

    @Test
    void survivesAnyCallOfTheRoot() {
        long seed = 77;
        Chance chance = new Chance(seed);
        long child = w.createChild(32, new Burner(1_000_000));
        w.suspend(child, 0, false);
        int successes = 0;
        for (int i = 0; i < 20_000; i++) {
            for (int at = 0; at < 320; at += 8) w.memory().put64(IN + at, word(chance, child));
            CallCode[] all = CallCode.values();
            CallCode call = all[chance.nextInt(all.length)];
            long control = call.code();
            if (call.isRep()) control |= (long) chance.nextInt(4) << 32 | (long) chance.nextInt(2) << 48;
            if (chance.nextInt(4) == 0) control |= HypercallControl.FAST;
            if (chance.nextInt(20) == 0) control ^= 1L << chance.nextInt(64);
            long input = chance.nextInt(5) == 0 ? word(chance, child) : IN;
            long output = chance.nextInt(5) == 0 ? word(chance, child) : HvWorld.OUTPUT;
            boolean harmless = call != CallCode.FINALIZE_PARTITION || chance.nextInt(10) == 0;
            if (harmless && HvStatus.of(w.call(control, input, output)) == HvStatus.SUCCESS) successes++;
        }
        assertTrue(successes > 500, successes + " calls worked, seed " + seed);
        w.simulation.runUntil(w.simulation.now() + 10_000_000);
        assertTrue(w.machine.memory().freePages() >= 0);
    }

    private static long word(Chance chance, long child) {
        return switch (chance.nextInt(12)) {
            case 0, 1, 2, 3 -> child;
            case 4 -> 1;
            case 5 -> -1;
            case 6 -> chance.nextLong();
            case 7 -> 0x00020000L + chance.nextInt(4);
            case 8 -> RegisterName.RAX;
            case 9 -> chance.nextInt(1 << 18);
            case 10 -> 100;
            default -> 0;
        };
    }

    /// How many accesses of a child are tried; more with `-Denlighten.mutations=N`.
    private static final int MUTATIONS = Integer.getInteger("enlighten.mutations", 20_000);

    @Test
    void survivesAnyCallAndAnyRegisterOfAChild() {
        long seed = Long.getLong("enlighten.seed", 5);
        Chance chance = new Chance(seed);
        Caller caller = new Caller();
        long id = w.createChild(32, caller);
        w.suspend(id, 0, false);
        w.root.writeMsr(Msr.SINT0 + RootSoftware.BUS_SINT, RootSoftware.BUS_VECTOR);
        w.root.writeMsr(Msr.SIEFP, RootSoftware.SIEFP | Msr.ENABLED);
        w.settle();
        w.connectToRoot(id, 1, 2);
        for (int made = 0; made < MUTATIONS; made += 100) {
            for (int i = 0; i < 100; i++) access(chance, caller, id);
            int expected = caller.results.size() + caller.waiting();
            for (int i = 0; caller.results.size() < expected; i++) {
                assertTrue(i < 300, "it does not go on, -Denlighten.seed=" + seed);
                w.vp(id, 0).raise(0x30);
                w.simulation.runUntil(w.simulation.now() + 1_000_000);
            }
        }
        assertTrue(w.root.busMessages.size() + w.root.busEvents > MUTATIONS / 2_000, "some of it is legal");
        assertTrue(w.memory().residentPages() < 64, "nothing grows");
    }

    private void access(Chance chance, Caller caller, long id) {
        Exit.Reason[] kinds = {
            Exit.Reason.HYPERCALL,
            Exit.Reason.HYPERCALL,
            Exit.Reason.RDMSR,
            Exit.Reason.WRMSR,
            Exit.Reason.CPUID,
            Exit.Reason.IPI
        };
        Exit.Reason kind = kinds[chance.nextInt(kinds.length)];
        switch (kind) {
            case RDMSR, WRMSR -> {
                int msr = chance.nextInt(4) == 0 ? chance.nextInt(0x120) : 0x80 + chance.nextInt(0x40);
                caller.next(kind, register(chance), 0x40000000L + msr, 0);
            }
            case HYPERCALL -> {
                long at = 0x5000;
                for (int i = 0; i < 32; i += 8)
                    w.vp(id, 0)
                            .memory()
                            .put64(at + i, chance.nextInt(4) == 0 ? word(chance, id) : 1 + chance.nextInt(3));
                int code = chance.nextInt(2) == 0 ? chance.nextInt(0x120) : 0x5C + chance.nextInt(2);
                long control = code | (chance.nextInt(2) == 0 ? HypercallControl.FAST : 0);
                long input = (control & HypercallControl.FAST) != 0 ? 1 + chance.nextInt(3) : at;
                caller.next(kind, control, chance.nextInt(8) == 0 ? word(chance, id) : input, word(chance, id));
            }
            default -> caller.next(kind, word(chance, id), word(chance, id), word(chance, id));
        }
    }

    /// Pages, vectors, timers, and anything.
    private static long register(Chance chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> 0x3000 + 0x1000L * chance.nextInt(3) | chance.nextInt(2);
            case 1 -> chance.nextInt(256) | (long) chance.nextInt(32) << 16;
            case 2 -> chance.nextInt(0x2000) | (long) chance.nextInt(16) << 16;
            case 3 -> 1L << chance.nextInt(64);
            default -> chance.nextLong();
        };
    }

    @Test
    void showsWhatItIsByCpuid() {
        Caller caller = new Caller();
        long id = w.createChild(32, caller);
        for (long leaf : new long[] {0x40000000L, 0x40000001L, 0x40000003L, 1})
            caller.next(Exit.Reason.CPUID, leaf, 0, 0);
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(0x40000006L | 0x7263694DL << 32, caller.results.get(0), "highest leaf and Micr");
        assertEquals(0x31237648L, caller.results.get(1) & 0xFFFFFFFFL, "Hv#1");
        long privileges = caller.results.get(2);
        assertEquals(0, privileges & (1L << 33 | 1L << 44 | 1L << 32), "a child neither creates nor manages");
        assertEquals(0xE6FL, privileges & 0xFFFFFFFFL);
    }

    @Test
    void doesNotStartWithoutWhatItNeeds() {
        HvWorld poor = new HvWorld(1, directory.resolve("poor"));
        poor.machine.switches(new Firmware(true, false, true));
        poor.machine.reset();
        var refused = assertThrows(IllegalStateException.class, () -> new Hypervisor(poor.machine));
        assertTrue(refused.getMessage().contains("hardware virtualization"), refused.getMessage());
    }
}
