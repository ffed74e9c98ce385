// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.Memories;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.InterceptMessage;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.MachineEvents;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.VirtualProcessor.Run;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterceptTest {
    @TempDir
    Path directory;

    private static Map<String, Integer> crossings(List<TraceEvent> events) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TraceEvent e : events)
            if (e.type().isCrossing()) counts.merge(e.type().name(), 1, Integer::sum);
        return counts;
    }

    @Test
    void routesEveryDeviceAccessToTheRootAndItsAnswerBack() {
        for (int lps : new int[] {1, 2}) {
            HvWorld w = HvWorld.running(lps, directory.resolve("lps-" + lps));
            PortGuest guest = new PortGuest(2);
            long id = w.createChild(32, guest);
            List<TraceEvent> events = new ArrayList<>();
            w.suspend(id, 0, false);
            w.simulation.trace().attach(events::add);
            w.simulation.runUntil(w.simulation.now() + 5_000_000);
            List<String> round = List.of("READ", "STRING", "LEAF", "CALLED");
            assertEquals(round, guest.seen.subList(0, 4));
            assertEquals(8, guest.seen.size());
            assertEquals(Run.HALTED, w.vp(id, 0).run());
            assertEquals(2 * (1 + 1 + 3), w.root.messages.size(), "OUT, IN and OUTS in three parts, in each round");
            Map<String, Integer> counts = crossings(events);
            assertEquals(2, counts.get("hypervisor.exit-out"));
            assertEquals(2, counts.get("hypervisor.exit-in"));
            assertEquals(6, counts.get("hypervisor.exit-outs"));
            assertEquals(2, counts.get("hypervisor.exit-cpuid"));
            assertEquals(2, counts.get("hypervisor.guest-hypercall"));
            assertEquals(10, counts.get("hypervisor.intercept-message"));
            assertEquals(1, counts.get("hypervisor.exit-halt"));
            for (TraceEvent e : events)
                if (e.type() == HypervisorEvents.INTERCEPT_MESSAGE) assertEquals(5, e.cause(), "the request it serves");
        }
    }

    @Test
    void routesMemoryMappedAccessesTheSameWay() {
        HvWorld w = HvWorld.running(1, directory);
        Caller caller = new Caller();
        long id = w.createChild(32, caller);
        caller.next(Exit.Reason.MMIO_WRITE, 0xAB, 0xB8000, 0);
        caller.next(Exit.Reason.MMIO_READ, 0, 0xB8002, 0);
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(List.of(0L, 0x1000L), caller.results);
        String write = new InterceptMessage(id, 0, Exit.Reason.MMIO_WRITE, 0, 0, 0xB8000, 0, 0xAB).toString();
        assertEquals(write, w.root.messages.getFirst());
    }

    @Test
    void tellsTheMessageWhatTheAccessWas() {
        HvWorld w = HvWorld.running(1, directory);
        long id = w.createChild(32, new PortGuest(1));
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 5_000_000);
        String expected = new InterceptMessage(id, 0, Exit.Reason.OUTS, 0x1F0, 2, 0x4000 + 200, 156, 0).toString();
        assertEquals(expected, w.root.messages.get(3));
        assertEquals(
                new InterceptMessage(id, 0, Exit.Reason.OUT, 0x1F6, 1, 0, 0, 0xE0).toString(), w.root.messages.get(0));
    }

    @Test
    void runsTheSameSoftwareOnBareMetal() {
        HvWorld w = HvWorld.running(1, directory.resolve("partition"));
        PortGuest inPartition = new PortGuest(3);
        long id = w.createChild(32, inPartition);
        w.suspend(id, 0, false);
        long from = w.simulation.now();
        w.simulation.runUntil(from + 10_000_000);
        Simulation simulation = new Simulation(1);
        PhysicalMachine machine =
                new PhysicalMachine(w.machine.profile(), "host", simulation, new Memories(), directory.resolve("bare"));
        machine.powerOn();
        PortGuest bare = new PortGuest(3);
        machine.machine().bootProcessor().engine(bare);
        List<TraceEvent> events = new ArrayList<>();
        simulation.trace().attach(events::add);
        machine.start();
        while (simulation.step()) {}
        assertEquals(inPartition.seen, bare.seen, "the same software took the same way");
        assertTrue(events.stream().noneMatch(e -> e.type().isCrossing()), "nothing is crossed on bare metal");
        assertTrue(events.stream().anyMatch(e -> e.type() == MachineEvents.HALTED));
        assertTrue(simulation.now() < 200_000, "bare metal took " + simulation.now());
    }

    @Test
    void queuesMessagesBehindABusySlotUntilTheRootWritesEom() {
        HvWorld w = HvWorld.running(1, directory);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) ids.add(w.createChild(32, new PortGuest(1)));
        w.root.writeMsr(0x40000090, 0x10000);
        w.settle();
        for (long id : ids) w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        for (long id : ids) assertEquals(Run.INTERCEPTED, w.vp(id, 0).run());
        assertTrue(w.root.messages.isEmpty(), "the source is masked");
        w.root.writeMsr(0x40000090, RootSoftware.INTERCEPT_VECTOR);
        w.settle();
        w.simulation.runUntil(w.simulation.now() + 5_000_000);
        assertEquals(15, w.root.messages.size());
        for (long id : ids) assertEquals(Run.HALTED, w.vp(id, 0).run());
    }

    @Test
    void refusesAnAnswerThatIsNotOwed() {
        HvWorld w = HvWorld.running(1, directory);
        long id = w.createChild(32, new Burner(100_000));
        long target = Hypercalls.interceptOf(id, 0);
        long result = w.call(Hypercalls.completeIntercept(), target, 1);
        assertEquals(HvStatus.INVALID_VP_STATE, HvStatus.of(result));
        result = w.call(Hypercalls.completeIntercept(), Hypercalls.interceptOf(id, 1), 1);
        assertEquals(HvStatus.INVALID_VP_INDEX, HvStatus.of(result));
        result = w.call(Hypercalls.completeIntercept(), Hypercalls.interceptOf(id + 1, 0), 1);
        assertEquals(HvStatus.INVALID_PARTITION_ID, HvStatus.of(result));
        result = w.call(Hypercalls.completeIntercept(), Hypercalls.interceptOf(1, 0), 1);
        assertEquals(HvStatus.INVALID_PARTITION_ID, HvStatus.of(result), "the root answers itself");
    }

    @Test
    void answersAnInterceptByRegistersToo() {
        HvWorld w = HvWorld.running(1, directory);
        PortGuest guest = new PortGuest(1);
        long id = w.createChild(32, guest);
        w.root.writeMsr(0x40000090, 0x10000);
        w.settle();
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Exit.Reason.OUT, w.vp(id, 0).exit().reason);
        assertEquals(1, register(w, id, RegisterName.INTERCEPT_SUSPEND));
        assertEquals(HvStatus.SUCCESS, complete(w, id, 0));
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Exit.Reason.IN, w.vp(id, 0).exit().reason);
        assertEquals(HvStatus.SUCCESS, complete(w, id, 0x50));
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Exit.Reason.OUTS, w.vp(id, 0).exit().reason);
        assertEquals(List.of("READ"), guest.seen);
        assertEquals(HvStatus.INVALID_PARAMETER, complete(w, id, 0), "of a string at least one element is done");
        assertEquals(HvStatus.INVALID_PARAMETER, complete(w, id, 257), "and at most all");
        assertEquals(HvStatus.SUCCESS, complete(w, id, 256));
        assertEquals(0, register(w, id, RegisterName.INTERCEPT_SUSPEND));
    }

    private static long register(HvWorld w, long id, int name) {
        assertEquals(HvStatus.SUCCESS, w.status(Hypercalls.getRegister(w.memory(), HvWorld.INPUT, id, 0, name)));
        return w.memory().i64(HvWorld.OUTPUT);
    }

    /// RAX and the suspend register in one list.
    private static HvStatus complete(HvWorld w, long id, long rax) {
        Hypercalls.setRegister(w.memory(), HvWorld.INPUT, id, 0, RegisterName.RAX, rax);
        w.memory().put64(HvWorld.INPUT + 48, RegisterName.INTERCEPT_SUSPEND);
        for (int i = 56; i < 80; i += 8) w.memory().put64(HvWorld.INPUT + i, 0);
        return w.status(HypercallControl.rep(CallCode.SET_VP_REGISTERS, 2));
    }

    @Test
    void holdsAProcessorBackAcrossTheAnswerOfItsAccess() {
        HvWorld w = HvWorld.running(1, directory);
        PortGuest guest = new PortGuest(1);
        long id = w.createChild(32, guest);
        w.root.writeMsr(0x40000090, 0x10000);
        w.settle();
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        w.suspend(id, 0, true);
        assertEquals(Run.INTERCEPTED, w.vp(id, 0).run());
        w.call(Hypercalls.completeIntercept(), Hypercalls.interceptOf(id, 0), 0);
        assertEquals(Run.SUSPENDED, w.vp(id, 0).run());
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Exit.Reason.OUT, w.vp(id, 0).exit().answers, "answered, not retired");
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Exit.Reason.IN, w.vp(id, 0).exit().reason);
    }

    @Test
    void assertsInterruptsAndWakesHaltedProcessors() {
        HvWorld w = HvWorld.running(2, directory);
        Dozer dozer = new Dozer(5_000);
        long id = w.createChild(32, dozer);
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(Run.HALTED, w.vp(id, 0).run());
        long control = Hypercalls.assertInterrupt(w.memory(), HvWorld.INPUT, id, 0, 0x76);
        assertEquals(HvStatus.SUCCESS, w.status(control));
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(1, dozer.wakes);
        control = Hypercalls.assertInterrupt(w.memory(), HvWorld.INPUT, id, 0, 256);
        assertEquals(HvStatus.INVALID_PARAMETER, w.status(control));
        control = Hypercalls.assertInterrupt(w.memory(), HvWorld.INPUT, id, 7, 0x20);
        assertEquals(HvStatus.INVALID_VP_INDEX, w.status(control));
    }

    @Test
    void tellsTheRootThatAChildCannotGoOn() {
        HvWorld w = HvWorld.running(1, directory);
        long id = w.createChild(32, new Quitter());
        w.suspend(id, 0, false);
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
        assertEquals(1, w.root.messages.size());
        assertTrue(w.root.messages.getFirst().contains("SHUTDOWN"), w.root.messages.getFirst());
        assertEquals(Run.INTERCEPTED, w.vp(id, 0).run());
        w.hypervisor.parentAccess().reset(id, 0);
        assertEquals(Run.SUSPENDED, w.vp(id, 0).run());
        assertEquals(Exit.Reason.NONE, w.vp(id, 0).exit().reason);
    }

    /// Software that gives up at once.
    private record Quitter() implements ExecutionEngine {
        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            vp.exit().reason = Exit.Reason.SHUTDOWN;
            return 10;
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }

    @Test
    void stopsOnlyTheProcessorWhoseSoftwareThrows() {
        HvWorld w = HvWorld.running(2, directory);
        Burner other = new Burner(100_000);
        long a = w.createChild(32, new Thrower());
        long b = w.createChild(32, other);
        w.suspend(a, 0, false);
        w.suspend(b, 0, false);
        w.simulation.runUntil(w.simulation.now() + 10_000_000);
        assertEquals(Run.INTERCEPTED, w.vp(a, 0).run());
        String failure = w.vp(a, 0).failure();
        assertTrue(failure.contains("Thrower failed: IllegalStateException (a bug)"), failure);
        assertTrue(other.bursts > 90);
    }

    /// Software with a bug.
    private record Thrower() implements ExecutionEngine {
        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            throw new IllegalStateException("a bug");
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }

    @Test
    void encodesMessagesSoThatTheyComeBackTheSame() {
        Exit exit = new Exit();
        exit.port = 0x3F8;
        exit.size = 4;
        exit.value = 0x12345678;
        exit.gpa = 0xFEE00000L;
        exit.count = 99;
        for (Exit.Reason reason : Exit.Reason.values()) {
            if (!reason.isDeviceAccess() && reason != Exit.Reason.SHUTDOWN) continue;
            exit.reason = reason;
            InterceptMessage message = InterceptMessage.of(7, 3, exit);
            InterceptMessage back = InterceptMessage.decode(message.encode()).orElseThrow();
            assertEquals(reason, back.reason());
            assertEquals(7, back.partition());
            assertEquals(3, back.vpIndex());
            boolean port = reason.isString() || reason == Exit.Reason.IN || reason == Exit.Reason.OUT;
            if (port) assertEquals(0x3F8, back.port());
            if (reason.isString()) assertEquals(0xFEE00000L + 99, back.gpa() + back.count());
            boolean writes = reason == Exit.Reason.OUT || reason == Exit.Reason.MMIO_WRITE;
            assertEquals(writes ? 0x12345678 : 0, back.value());
            if (reason != Exit.Reason.SHUTDOWN) assertEquals(4, back.size());
        }
    }

    @Test
    void decodesAnyBytesWithoutAnException() {
        Chance chance = new Chance(4);
        int[] types = {
            InterceptMessage.IO_PORT_INTERCEPT,
            InterceptMessage.GPA_INTERCEPT,
            InterceptMessage.UNRECOVERABLE_EXCEPTION,
            1
        };
        int decoded = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] payload = new byte[chance.nextInt(Message.PAYLOAD_BYTES_MAX + 1)];
            chance.nextBytes(payload);
            Message message = new Message(types[chance.nextInt(4)], chance.nextLong(), payload);
            if (InterceptMessage.decode(message).isPresent()) decoded++;
        }
        assertTrue(decoded > 1000, "decoded " + decoded);
    }
}
