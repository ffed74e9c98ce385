// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.Slice;
import org.enlighten.host.PhysicalMemory;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.InterceptMessage;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Exit;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.platform.hyperv.internal.vid.Partitioning.Kind;
import org.enlighten.platform.hyperv.internal.vid.Partitioning.Step;
import org.enlighten.simulation.Saved;

/// The virtualization infrastructure driver of the root's kernel: makes and ends partitions by hypercalls, brings
/// intercept messages from the hypervisor to the worker process of the machine they are about, and the worker's
/// answers back.
public final class VidDriver extends Driver {
    /// Interrupt vectors of the root: intercept messages, the workers' timers, messages from outside the kernel.
    public static final int INTERCEPT_VECTOR = 0x50;

    public static final int TIMER_VECTOR = 0x51;
    public static final int KNOCK_VECTOR = 0x52;

    private enum Stage {
        CREATED,
        STEPPED,
        COMPLETED,
        COMPLETED_TO_WAIT,
        ASSERTED
    }

    private record State(
            long messagePage, List<Partitioning.State> machines, List<Long> freePages, List<Integer> expired) {}

    private static final Stage[] STAGES = Stage.values();
    private static final VidCall[] CALLS = VidCall.values();
    private static final int INTERCEPT = 1;
    private static final int FAULT = 2;
    private static final int KNOCK = 3;
    private static final int ORPHAN = 4;
    private static final int KIND_SHIFT = 56;
    private static final int OVERHEAD_MIB = 2;

    private final VidMachines outside;
    private final Deadlines deadlines;
    private final TreeMap<Integer, Partitioning> machines = new TreeMap<>();
    private final List<Long> freePages = new ArrayList<>();
    private long messagePage;

    public VidDriver(DeviceNode node, DriverContext kernel, VidMachines outside, Deadlines deadlines) {
        super(node, kernel);
        this.outside = outside;
        this.deadlines = deadlines;
    }

    @Override
    protected void initialize() {
        messagePage = kernel.allocatePages(1);
        kernel.connect(INTERCEPT_VECTOR);
        kernel.connect(TIMER_VECTOR);
        kernel.connect(KNOCK_VECTOR);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
        writeMsr(Msr.SIMP, messagePage | Msr.ENABLED);
        writeMsr(Msr.SINT0 + Msr.INTERCEPT_SINT, INTERCEPT_VECTOR);
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("the infrastructure driver has no queue");
    }

    // ---- from the hypervisor ----------------------------------------------------------------------------------------

    @Override
    protected void interrupt(int vector) {
        switch (vector) {
            case INTERCEPT_VECTOR -> takeMessage();
            default -> kernel.defer((long) KNOCK << KIND_SHIFT, 0);
        }
    }

    private void takeMessage() {
        long slot = Message.slot(messagePage, Msr.INTERCEPT_SINT);
        Optional<Message> message = Message.read(kernel.memory(), slot);
        if (message.isEmpty()) return;
        if (Message.release(kernel.memory(), slot)) writeMsr(Msr.EOM, 0);
        InterceptMessage.decode(message.get()).ifPresent(this::deferIntercept);
    }

    private void deferIntercept(InterceptMessage m) {
        long kind = m.reason() == Exit.Reason.SHUTDOWN ? FAULT : INTERCEPT;
        long cause = outside.parent().cause(m.partition(), m.vpIndex());
        kernel.defer(kind << KIND_SHIFT | m.partition() << 16 | m.vpIndex(), cause);
    }

    @Override
    protected void deferred(long argument) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        switch ((int) (argument >>> KIND_SHIFT)) {
            case INTERCEPT -> tell(Packet.Kind.INTERCEPT, argument);
            case FAULT -> tell(Packet.Kind.FAULT, argument);
            case ORPHAN -> endOrphan((int) argument);
            default -> {
                deadlines.deliver(outside);
                outside.wakePorts(kernel);
            }
        }
    }

    private void tell(Packet.Kind kind, long argument) {
        long partition = argument >>> 16 & 0xFFFFFFFFFFL;
        for (Partitioning p : machines.values()) {
            if (p.partition != partition) continue;
            deadlines.cancel(p.machine());
            outside.port(p.machine()).post(new Packet(kind, argument & 0xFFFF, 0, cause()), kernel);
            return;
        }
    }

    // ---- from workers -----------------------------------------------------------------------------------------------

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() < 0 || call.code() >= CALLS.length) {
            super.call(threadId, call, memory);
            return;
        }
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        VidCall function = CALLS[call.code()];
        switch (function) {
            case CREATE -> create(threadId, (int) call.a());
            case WAIT -> await((int) call.a(), threadId, call.b(), memory);
            case COMPLETE -> complete(threadId, call, memory, Stage.COMPLETED);
            case COMPLETE_AND_WAIT -> complete(threadId, call, memory, Stage.COMPLETED_TO_WAIT);
            case MANAGE -> outside.managementPort().take(threadId, memory, kernel);
            default -> steps(function, threadId, call);
        }
    }

    /// Functions that are a list of hypercalls on a partition that is there.
    private void steps(VidCall function, long threadId, SystemCall.Device call) {
        Partitioning p = machines.get((int) call.a());
        if (p == null || p.partition == Partitioning.NONE) {
            machines.remove((int) call.a());
            Status status = function == VidCall.DELETE ? Status.SUCCESS : Status.NO_SUCH_DEVICE;
            kernel.wake(
                    threadId, new Result(status, 0, Saved.NOTHING, status.isSuccess() ? "" : "There is no partition."));
            return;
        }
        p.thread = threadId;
        VmDefinition definition = outside.definition(p.machine());
        switch (function) {
            case START -> {
                for (int i = 0; i < definition.processors(); i++) p.steps.add(new Step(Kind.RELEASE, i, 0, 0));
            }
            case SUSPEND -> p.steps.add(new Step(Kind.PROPERTY, PropertyCode.SUSPEND, 1, 0));
            case RESUME -> p.steps.add(new Step(Kind.PROPERTY, PropertyCode.SUSPEND, 0, 0));
            case RESET -> {
                for (int i = 0; i < definition.processors(); i++)
                    outside.parent().reset(p.partition, i);
                p.steps.add(new Step(Kind.PROPERTY, PropertyCode.SUSPEND, 0, 0));
            }
            case SHARES -> p.steps.addAll(Shares.steps(definition));
            case DELETE -> addEnd(p);
            case ASSERT -> {
                assertInterrupt(p, (int) call.b());
                return;
            }
            default -> throw new IllegalStateException("not a list of hypercalls: " + function);
        }
        next(p);
    }

    private void addEnd(Partitioning p) {
        p.steps.add(new Step(Kind.FINALIZE, 0, 0, 0));
        p.steps.add(new Step(Kind.DELETE, 0, 0, 0));
    }

    private void await(int machine, long threadId, long deadlineNs, Slice memory) {
        if (outside.port(machine).isEmpty()) deadlines.arm(machine, deadlineNs);
        outside.port(machine).take(threadId, memory, kernel);
    }

    private void complete(long threadId, SystemCall.Device call, Slice memory, Stage then) {
        Partitioning p = machines.get((int) (call.a() >>> 8));
        if (p == null) {
            kernel.wake(threadId, Result.failed(Status.NO_SUCH_DEVICE, "There is no partition."));
            return;
        }
        p.thread = threadId;
        p.callMemory = memory;
        argument(p.machine());
        hypercall(
                Hypercalls.completeIntercept(),
                Hypercalls.interceptOf(p.partition, (int) (call.a() & 0xFF)),
                call.b(),
                then);
    }

    private void assertInterrupt(Partitioning p, int vector) {
        argument(p.machine());
        long control = Hypercalls.assertInterrupt(kernel.memory(), p.inputPage, p.partition, 0, vector);
        hypercall(control, p.inputPage, 0, Stage.ASSERTED);
    }

    private void create(long threadId, int machine) {
        long page = freePages.isEmpty() ? kernel.allocatePages(1) : freePages.removeLast();
        Partitioning p = new Partitioning(machine, page);
        p.thread = threadId;
        machines.put(machine, p);
        argument(machine);
        long control = Hypercalls.createPartition(kernel.memory(), page);
        hypercall(control, page, page + outputAt(), Stage.CREATED);
    }

    private static long outputAt() {
        return 2048;
    }

    @Override
    protected void stage(int stage, long answer) {
        Partitioning p = machines.get((int) argument());
        if (p == null) return;
        switch (STAGES[stage]) {
            case CREATED -> created(p, answer);
            case STEPPED -> stepped(p, answer);
            case COMPLETED, ASSERTED -> kernel.wake(p.thread, Result.of(0));
            case COMPLETED_TO_WAIT -> {
                long deadlineNs = Slices.u64(p.callMemory, Packet.BYTES);
                await(p.machine(), p.thread, deadlineNs, p.callMemory);
            }
        }
    }

    private void created(Partitioning p, long answer) {
        if (HvStatus.of(answer) != HvStatus.SUCCESS) {
            end(p, "The hypervisor made no partition: " + HvStatus.of(answer) + ".");
            return;
        }
        p.partition = kernel.memory().i64(p.inputPage + outputAt());
        VmDefinition definition = outside.definition(p.machine());
        int roomMib = definition.memoryMib() + (definition.memoryMib() & 1);
        switch (outside.parent().claim(p.partition, roomMib + OVERHEAD_MIB)) {
            case PhysicalMemory.Claim.Granted(List<PhysicalMemory.Range> ranges)
            when lend(p, ranges) -> furnish(p, definition, ranges);
            default -> refuse(p, tooLittle(definition, roomMib + OVERHEAD_MIB));
        }
    }

    private String tooLittle(VmDefinition definition, int neededMib) {
        return "There is not enough memory in the system: '%s' needs %d MB and %d MB for its management, and %d MB are free. Turn other machines off or give it less memory."
                .formatted(
                        definition.name(),
                        definition.memoryMib(),
                        neededMib - definition.memoryMib(),
                        kernel.freePages() / PhysicalMemory.MIB_PAGES);
    }

    /// All of it, or nothing when the root's own kernel uses a part.
    private boolean lend(Partitioning p, List<PhysicalMemory.Range> ranges) {
        List<PhysicalMemory.Range> lent = new ArrayList<>();
        for (PhysicalMemory.Range r : ranges) {
            if (kernel.lendPages(r.page() * PhysicalMemory.PAGE_BYTES, r.pages())) lent.add(r);
        }
        p.lent = List.copyOf(lent);
        if (lent.size() == ranges.size()) return true;
        takeBack(p);
        return false;
    }

    private void takeBack(Partitioning p) {
        p.lent.forEach(r -> kernel.returnPages(r.page() * PhysicalMemory.PAGE_BYTES, r.pages()));
        p.lent = List.of();
    }

    private void refuse(Partitioning p, String why) {
        p.failure = why;
        addEnd(p);
        next(p);
    }

    /// Memory first: the last range's end is deposited for the hypervisor's own use, the rest is the child's.
    private void furnish(Partitioning p, VmDefinition definition, List<PhysicalMemory.Range> ranges) {
        outside.parent()
                .createMemory(p.partition, outside.memoryName(p.machine()), (long) definition.memoryMib() << 20);
        PhysicalMemory.Range last = ranges.getLast();
        int depositPages = PhysicalMemory.MIB_PAGES;
        long deposit = last.end() - depositPages;
        p.steps.add(new Step(Kind.DEPOSIT, deposit, 0, depositPages));
        p.steps.add(new Step(Kind.INITIALIZE, 0, 0, 0));
        long pages = (long) definition.memoryMib() * PhysicalMemory.MIB_PAGES;
        p.map(ranges, pages, Hypercalls.MAP_REPS_MAX - 256, Hypercalls.MAP_REPS_MAX - 256);
        p.steps.addAll(Shares.steps(definition));
        for (int i = 0; i < definition.processors(); i++) p.steps.add(new Step(Kind.PROCESSOR, i, 0, 0));
        outside.partition(p.machine(), p.partition);
        next(p);
    }

    /// The next hypercall of the list, or the answer to the call when it is empty.
    private void next(Partitioning p) {
        argument(p.machine());
        Step step = p.steps.peek();
        if (step == null) {
            if (p.failure.isEmpty()) kernel.wake(p.thread, Result.of(0));
            else end(p, p.failure);
            return;
        }
        if (step.kind() == Kind.DELETE) outside.partition(p.machine(), Partitioning.NONE);
        long control = Steps.control(step, kernel.memory(), p);
        boolean fast = Steps.isFast(step);
        hypercall(control, fast ? p.partition : p.inputPage, fast ? 0 : p.inputPage + outputAt(), Stage.STEPPED);
    }

    private void stepped(Partitioning p, long answer) {
        HvStatus status = HvStatus.of(answer);
        Step done = p.steps.remove();
        if (status == HvStatus.SUCCESS || done.kind() == Kind.FINALIZE) {
            if (done.kind() == Kind.DELETE) deleted(p);
            else next(p);
            return;
        }
        p.steps.clear();
        if (done.kind() == Kind.DELETE) {
            end(p, "The hypervisor did not delete the partition: " + status + ".");
            return;
        }
        refuse(p, "The hypervisor refused " + done.kind() + " for this machine: " + status + ".");
    }

    private void deleted(Partitioning p) {
        p.partition = Partitioning.NONE;
        takeBack(p);
        end(p, p.failure);
    }

    /// Forgets the partition and tells whoever waits.
    private void end(Partitioning p, String failure) {
        machines.remove(p.machine());
        freePages.add(p.inputPage);
        deadlines.cancel(p.machine());
        outside.ended(p.machine());
        if (p.orphaned) outside.workerDied(p.machine());
        else if (failure.isEmpty()) kernel.wake(p.thread, Result.of(0));
        else kernel.wake(p.thread, Result.failed(Status.NO_MEMORY, failure));
    }

    // ---- workers that go
    // ----------------------------------------------------------------------------------------------

    @Override
    public void closed(long processId) {
        int machine = outside.machineOfWorker(processId);
        if (machine < 0) return;
        if (machines.containsKey(machine)) kernel.defer((long) ORPHAN << KIND_SHIFT | machine, 0);
        else outside.workerDied(machine);
    }

    private void endOrphan(int machine) {
        Partitioning p = machines.get(machine);
        if (p == null) {
            outside.workerDied(machine);
            return;
        }
        p.orphaned = true;
        p.steps.clear();
        if (p.partition == Partitioning.NONE) end(p, "");
        else {
            addEnd(p);
            next(p);
        }
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                messagePage,
                machines.values().stream().map(Partitioning::save).toList(),
                List.copyOf(freePages),
                deadlines.expired()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        messagePage = s.messagePage();
        for (Partitioning.State p : s.machines())
            machines.put(p.machine(), Partitioning.restored(p, kernel.memories()));
        freePages.addAll(s.freePages());
        deadlines.expired(s.expired());
    }
}
