// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.PhysicalMemory.Claim;
import org.enlighten.host.PhysicalMemory.Range;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.MapStep;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;

/// A machine with a hypervisor, a small root, and children made as a VID makes them: by hypercalls.
final class HvWorld {
    static final long INPUT = 0x20000;
    static final long OUTPUT = 0x21000;

    final Simulation simulation;
    final PhysicalMachine machine;
    final Hypervisor hypervisor;
    final RootSoftware root = new RootSoftware();
    final List<ExecutionEngine> guests = new ArrayList<>();
    final List<long[]> guestPlaces = new ArrayList<>();

    HvWorld(int logicalProcessors, Path directory) {
        this(2, logicalProcessors, directory);
    }

    HvWorld(long seed, int logicalProcessors, Path directory) {
        simulation = new Simulation(seed);
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withLogicalProcessors(logicalProcessors)
                .withMemoryMib(1024);
        machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        machine.powerOn();
        hypervisor = new Hypervisor(machine);
    }

    /// Launched, its root running and ready for messages.
    static HvWorld running(int logicalProcessors, Path directory) {
        HvWorld w = new HvWorld(logicalProcessors, directory);
        w.launch();
        return w;
    }

    void launch() {
        machine.machine().bootProcessor().engine(root);
        hypervisor.launch();
        root.openMessages();
        machine.start();
        settle();
    }

    VirtualProcessor rootVp() {
        return machine.machine().bootProcessor();
    }

    GuestMemory memory() {
        return machine.machine().memory();
    }

    /// Lets the root do what is in its list.
    void settle() {
        if (!root.todo.isEmpty()) rootVp().raise(RootSoftware.WORK_VECTOR);
        while (!root.todo.isEmpty() || rootVp().run() != VirtualProcessor.Run.HALTED) simulation.step();
    }

    /// One hypercall of the root; gives its result value.
    long call(long control, long input, long output) {
        root.hypercall(control, input, output);
        int before = root.results.size();
        rootVp().raise(RootSoftware.WORK_VECTOR);
        while (root.results.size() == before) simulation.step();
        return root.results.getLast();
    }

    HvStatus status(long control) {
        return HvStatus.of(call(control, INPUT, OUTPUT));
    }

    HvStatus onPartition(CallCode call, long partition) {
        return HvStatus.of(call(Hypercalls.onPartition(call), partition, 0));
    }

    private void expect(HvStatus status) {
        if (status != HvStatus.SUCCESS) throw new AssertionError(status);
    }

    long createPartition() {
        expect(status(Hypercalls.createPartition(memory(), INPUT)));
        return memory().i64(OUTPUT);
    }

    /// A child with memory and processors, held back; engines are placed.
    long createChild(int mib, ExecutionEngine... engines) {
        long id = createPartition();
        Claim.Granted extra = (Claim.Granted) hypervisor.parentAccess().claim(id, 1);
        Claim.Granted pages = (Claim.Granted) hypervisor.parentAccess().claim(id, mib);
        int overhead = Hypercalls.overheadPages(mib, engines.length);
        long first = extra.ranges().getFirst().page();
        expect(status(Hypercalls.depositMemory(memory(), INPUT, id, first, overhead)));
        expect(onPartition(CallCode.INITIALIZE_PARTITION, id));
        long childPage = 0;
        for (Range range : pages.ranges()) {
            for (MapStep step : MapStep.plan(childPage, range.page(), range.pages()))
                expect(status(step.encode(memory(), INPUT, id)));
            childPage += range.pages();
        }
        hypervisor.parentAccess().createMemory(id, "vm/" + id + "/memory", (long) mib << 20);
        for (int i = 0; i < engines.length; i++) {
            expect(status(Hypercalls.createVp(memory(), INPUT, id, i)));
            hypervisor.parentAccess().place(id, i, engines[i]);
            guests.add(engines[i]);
            guestPlaces.add(new long[] {id, i});
        }
        return id;
    }

    /// The root takes what comes on the bus's source.
    void openBus() {
        root.writeMsr(Msr.SINT0 + RootSoftware.BUS_SINT, RootSoftware.BUS_VECTOR);
        root.writeMsr(Msr.SIEFP, RootSoftware.SIEFP | Msr.ENABLED);
        settle();
    }

    /// The child may post messages by one connection and signal an event by another, and the root answers each message
    /// by an event.
    void connectToRoot(long child, int messages, int events) {
        int port = (int) child * 0x10;
        PortInfo message = PortInfo.message(RootSoftware.BUS_SINT, 0);
        PortInfo event = PortInfo.event(RootSoftware.BUS_SINT, 0, (int) child, 1);
        expect(status(Hypercalls.createPort(memory(), INPUT, 1, port, child, message)));
        expect(status(Hypercalls.createPort(memory(), INPUT, 1, port + 1, child, event)));
        expect(status(Hypercalls.connectPort(memory(), INPUT, child, messages, 1, port, message.type())));
        expect(status(Hypercalls.connectPort(memory(), INPUT, child, events, 1, port + 1, event.type())));
        PortInfo answer = PortInfo.event(SynicGuest.SINT, 0, 5, 1);
        expect(status(Hypercalls.createPort(memory(), INPUT, child, 1, 1, answer)));
        expect(status(Hypercalls.connectPort(memory(), INPUT, 1, port, child, 1, answer.type())));
        root.reply = port;
    }

    void share(long partition, int weight, int reserve, int cap) {
        expect(set(partition, PropertyCode.CPU_WEIGHT, weight));
        expect(set(partition, PropertyCode.CPU_CAP, cap));
        expect(set(partition, PropertyCode.CPU_RESERVE, reserve));
    }

    HvStatus set(long partition, int property, long value) {
        return status(Hypercalls.setProperty(memory(), INPUT, partition, property, value));
    }

    /// Lets a child's processor go, or holds it back.
    HvStatus suspend(long partition, int vp, boolean on) {
        return status(
                Hypercalls.setRegister(memory(), INPUT, partition, vp, RegisterName.EXPLICIT_SUSPEND, on ? 1 : 0));
    }

    long ranNs(long partition) {
        return hypervisor.partitions().stream()
                .filter(p -> p.id() == partition)
                .flatMap(p -> p.processors().stream())
                .mapToLong(PartitionView.Processor::ranNs)
                .sum();
    }

    VirtualProcessor vp(long partition, int index) {
        return hypervisor.parentAccess().processors(partition).get(index);
    }

    /// Fills a fresh world; `fresh` are engines of the same kinds as those of the saved one, in the same order.
    void restore(HypervisorSnapshotTest.State state, List<ExecutionEngine> fresh) {
        machine.restore(state.machine());
        hypervisor.restore(state.hypervisor());
        rootVp().engine(root);
        root.restoreEngine(state.root());
        for (int i = 0; i < fresh.size(); i++) {
            long[] place = state.places().get(i);
            fresh.get(i).restoreEngine(state.guests().get(i));
            hypervisor.parentAccess().place(place[0], (int) place[1], fresh.get(i));
            guests.add(fresh.get(i));
            guestPlaces.add(place);
        }
    }
}
