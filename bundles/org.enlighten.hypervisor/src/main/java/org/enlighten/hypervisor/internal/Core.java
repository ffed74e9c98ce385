// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.Memories;
import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.LogicalProcessor.Use;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.PhysicalMemory;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.hypervisor.PartitionView;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.InterceptMessage;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.VirtualProcessor.Run;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;

/// The parts of the hypervisor, put together, and the way of an exit through them.
public final class Core implements ParentAccess {
    /// What is saved.
    public record State(long nextId, List<Partition.State> partitions, Scheduler.State scheduler) {}

    private final PhysicalMachine machine;
    private final Owner owner;
    private final Simulation simulation;
    private final Costs costs;
    private final Children children;
    private final Scheduler scheduler;
    private final ProcessorCalls processors;
    private final Hypercalls hypercalls;
    private final Msrs msrs;

    public Core(PhysicalMachine machine, Owner owner) {
        if (!machine.firmware().hardwareVirtualization()
                || !machine.firmware().x64()
                || !machine.firmware().dep()) {
            throw new IllegalStateException(
                    "The hypervisor cannot start: it needs x64, hardware virtualization and data "
                            + "execution prevention, and the firmware does not offer all three.");
        }
        this.machine = machine;
        this.owner = owner;
        simulation = machine.machine().simulation();
        costs = machine.machine().costs();
        children = new Children(new Partition(Partition.ROOT_ID, simulation.now(), tscHz()));
        scheduler = new Scheduler(machine);
        processors = new ProcessorCalls(machine, children, scheduler, owner);
        hypercalls = new Hypercalls(
                new PartitionCalls(machine, children, scheduler, processors),
                processors,
                new MemoryCalls(machine.memory(), children),
                new PortCalls(children, scheduler));
        msrs = new Msrs(simulation, scheduler);
    }

    public void launch() {
        Partition root = children.root();
        root.state = PartitionView.State.ACTIVE;
        root.memory(machine.machine().memory());
        for (VirtualProcessor vp : machine.machine().processors()) {
            HvProcessor p =
                    new HvProcessor(root, vp, machine, machine.processors().get(vp.index()));
            vp.owner(owner);
            root.processors.put(vp.index(), p);
            scheduler.add(p);
            p.halted = vp.run() == Run.HALTED;
            if (p.isRunning()) scheduler.adopt(p);
        }
    }

    private long tscHz() {
        return machine.profile().clockMhz() * 1_000_000L;
    }

    public List<PartitionView> partitions() {
        return children.all().stream().map(p -> p.view(scheduler::ranNs)).toList();
    }

    private HvProcessor of(VirtualProcessor vp) {
        return children.numbered(vp.partition()).processors.get(vp.index());
    }

    public void start(VirtualProcessor vp) {
        HvProcessor p = of(vp);
        p.halted = false;
        scheduler.ready(p, false, Optional.empty());
    }

    public void raised(VirtualProcessor vp) {
        HvProcessor p = of(vp);
        if (p.isRunning()) {
            if (vp.isLate()) p.lp.landLater();
            else p.lp.cut();
        } else if (p.halted && p.wakes() && !p.isHeldBack() && vp.engine() != null) {
            p.halted = false;
            scheduler.told(HypervisorEvents.WOKEN, p, 0, 0);
            scheduler.ready(p, true, scheduler.waker());
        }
    }

    public void cut(VirtualProcessor vp) {
        HvProcessor p = of(vp);
        if (p.isRunning()) p.lp.cut();
    }

    public void sliceEnded(LogicalProcessor lp) {
        scheduler.sliceEnded(lp);
    }

    public void asked(LogicalProcessor lp) {
        scheduler.asked(lp);
    }

    public void machineGone() {
        Memories memories = machine.machine().memories();
        for (Partition p : children.all()) {
            if (!p.isRoot()) p.memory().ifPresent(memories::remove);
            p.processors.values().forEach(each -> each.timers.close());
        }
        scheduler.gone();
    }

    /// An exit of the processor that runs there.
    public void exited(LogicalProcessor lp, VirtualProcessor vp) {
        HvProcessor p = scheduler.on(lp);
        Exit exit = vp.exit();
        if (exit.reason == Exit.Reason.HYPERCALL) hypercall(p);
        else if (exit.reason.isDeviceAccess() && p.partition.isRoot()) onBus(p);
        else {
            told(HypervisorEvents.exit(exit.reason, p.partition.isRoot()), p, subject(exit), quantity(exit));
            switch (exit.reason) {
                case HALT -> halt(p);
                case CPUID -> answer(p, CpuidLeaves.answer(p, machine.firmware(), lps(), exit), Cost.VM_EXIT);
                case RDMSR -> read(p, (int) exit.gpa);
                case WRMSR ->
                    answer(p, scheduler.causedBy(p, () -> msrs.write(p, (int) exit.gpa, exit.value)), Cost.VM_EXIT);
                case IPI -> interrupt(p);
                case SHUTDOWN -> shutdown(p);
                default -> intercept(p);
            }
        }
    }

    private int lps() {
        return machine.processors().size();
    }

    private static long subject(Exit exit) {
        return switch (exit.reason) {
            case IN, OUT, INS, OUTS -> exit.port;
            case CPUID -> exit.value;
            default -> exit.gpa;
        };
    }

    private static long quantity(Exit exit) {
        return exit.reason.isString() ? exit.count : exit.value;
    }

    /// Told where the software was when it left.
    private void told(EventType type, HvProcessor p, long a, long b) {
        simulation.trace().record(type, p.partition.number(), p.vp.index(), Mode.KERNEL, p.vp.exit().cause, a, b);
    }

    private void answer(HvProcessor p, long value, Cost cost) {
        p.vp.answer(value);
        goOn(p, costs.ns(cost));
    }

    private void goOn(HvProcessor p, long delayNs) {
        p.lp.goOn(delayNs, Use.HYPERVISOR);
        scheduler.entered(p, delayNs);
    }

    private void hypercall(HvProcessor p) {
        long result = hypercalls.call(p);
        boolean root = p.partition.isRoot();
        EventType type = root ? HypervisorEvents.ROOT_HYPERCALL : HypervisorEvents.GUEST_HYPERCALL;
        told(type, p, HypercallControl.code(p.vp.exit().value), result);
        answer(p, result, Cost.HYPERCALL);
    }

    /// The root's accesses are not intercepted: they are bus cycles.
    private void onBus(HvProcessor p) {
        long timeNs = machine.bus().timeNs(p.vp.exit());
        p.vp.answer(machine.bus().access(p.vp));
        p.lp.goOn(timeNs, Use.ROOT);
    }

    private void read(HvProcessor p, int msr) {
        if (msr != Msr.GUEST_IDLE) {
            answer(p, msrs.read(p, msr), Cost.VM_EXIT);
            return;
        }
        p.vp.answer(0);
        p.idle = true;
        rest(p);
    }

    private void halt(HvProcessor p) {
        p.vp.exit().reason = Exit.Reason.NONE;
        p.idle = false;
        rest(p);
    }

    private void rest(HvProcessor p) {
        if (p.wakes()) {
            goOn(p, costs.ns(Cost.VM_EXIT));
            return;
        }
        scheduler.told(HypervisorEvents.HALTED, p, p.lp.index(), 0);
        p.halt(simulation.now());
        scheduler.leave(p, p.isHeldBack() ? Run.SUSPENDED : Run.HALTED, costs.ns(Cost.VM_EXIT));
    }

    private void interrupt(HvProcessor p) {
        Exit exit = p.vp.exit();
        long target = exit.gpa;
        int vector = (int) exit.value & 0xFF;
        answer(p, 0, Cost.VM_EXIT);
        if (target < 0 || target >= Partition.PROCESSORS_MAX) return;
        p.partition.processor((int) target).ifPresent(t -> t.vp.raise(vector));
    }

    /// Stops a child's processor and tells its parent why.
    private void intercept(HvProcessor p) {
        InterceptMessage message = InterceptMessage.of(p.partition.id(), p.vp.index(), p.vp.exit());
        long cause = p.vp.exit().cause;
        scheduler.detach(p, Run.INTERCEPTED, costs.ns(Cost.VM_EXIT));
        HvProcessor parent = children.root().processors.get(0);
        simulation
                .trace()
                .record(
                        HypervisorEvents.INTERCEPT_MESSAGE,
                        0,
                        parent.vp.index(),
                        Mode.HYPERVISOR,
                        cause,
                        p.partition.id(),
                        p.vp.index());
        parent.synic.post(Msr.INTERCEPT_SINT, message.encode());
        scheduler.fill(p.lp);
    }

    private void shutdown(HvProcessor p) {
        if (!p.partition.isRoot()) {
            intercept(p);
            return;
        }
        p.vp.exit().reason = Exit.Reason.NONE;
        scheduler.leave(p, Run.SUSPENDED, costs.ns(Cost.VM_EXIT));
        machine.fail();
    }

    @Override
    public PhysicalMemory.Claim claim(long partition, long mib) {
        return machine.memory().claim(child(partition).owner(), mib);
    }

    @Override
    public GuestMemory createMemory(long partition, String name, long sizeBytes) {
        Partition p = child(partition);
        if (p.memory().isPresent())
            throw new IllegalStateException("partition " + partition + " has its memory already");
        GuestMemory memory = new GuestMemory(name, sizeBytes);
        machine.machine().memories().add(memory);
        p.memory(memory);
        return memory;
    }

    @Override
    public Optional<GuestMemory> memory(long partition) {
        return children.child(partition).flatMap(Partition::memory);
    }

    @Override
    public List<VirtualProcessor> processors(long partition) {
        return child(partition).processors.values().stream().map(p -> p.vp).toList();
    }

    @Override
    public void place(long partition, int vpIndex, ExecutionEngine engine) {
        processor(partition, vpIndex).vp.engine(engine);
    }

    @Override
    public long cause(long partition, int vpIndex) {
        return children.child(partition)
                .flatMap(p -> p.processor(vpIndex))
                .map(p -> p.vp.exit().cause)
                .orElse(0L);
    }

    @Override
    public void reset(long partition, int vpIndex) {
        processors.reset(processor(partition, vpIndex));
    }

    private Partition child(long partition) {
        return children.child(partition)
                .orElseThrow(() -> new IllegalStateException("there is no child partition " + partition));
    }

    private HvProcessor processor(long partition, int vpIndex) {
        return child(partition)
                .processor(vpIndex)
                .orElseThrow(() ->
                        new IllegalStateException("partition " + partition + " has no virtual processor " + vpIndex));
    }

    public State save() {
        return new State(
                children.nextId(), children.all().stream().map(Partition::save).toList(), scheduler.save());
    }

    public void restore(State s) {
        children.nextId(s.nextId());
        for (Partition.State saved : s.partitions()) restore(saved);
        for (Partition p : children.all()) {
            for (HvProcessor each : p.processors.values()) {
                scheduler.add(each);
                machine.processors().forEach(lp -> lp.find(each.vp));
            }
        }
        scheduler.restore(s.scheduler());
    }

    private void restore(Partition.State saved) {
        if (saved.id() == Partition.ROOT_ID) {
            Partition root = new Partition(saved.id(), saved.createdNs(), tscHz());
            children.root(root);
            root.memory(machine.machine().memory());
            root.restore(saved, machine, machine.machine().processors()::get);
            machine.machine().processors().forEach(vp -> vp.owner(owner));
            return;
        }
        Partition p = new Partition(saved.id(), saved.createdNs(), tscHz());
        children.restore(p);
        if (!saved.memoryName().isEmpty()) {
            GuestMemory.State memory = saved.memory().getFirst();
            createMemory(saved.id(), saved.memoryName(), memory.sizeBytes()).restore(memory);
        }
        p.restore(
                saved,
                machine,
                index -> new VirtualProcessor(p.number(), index, p.memory().orElseThrow(), owner));
    }
}
