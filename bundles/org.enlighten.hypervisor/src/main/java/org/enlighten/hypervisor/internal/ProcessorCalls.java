// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Optional;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.PartitionView.State;
import org.enlighten.hypervisor.internal.Block.Done;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.VirtualProcessor.Run;
import org.enlighten.machine.share.Share;

/// Virtual processors come, are steered by their parent, and go.
final class ProcessorCalls {
    private static final int VECTORS = 256;
    private static final int TICK_NS = 100;

    private final PhysicalMachine machine;
    private final Children children;
    private final Scheduler scheduler;
    private final Owner owner;

    ProcessorCalls(PhysicalMachine machine, Children children, Scheduler scheduler, Owner owner) {
        this.machine = machine;
        this.children = children;
        this.scheduler = scheduler;
        this.owner = owner;
    }

    HvStatus create(Block b) {
        Optional<Partition> found = children.child(b.i64(0));
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Partition partition = found.get();
        int index = b.i32(8);
        boolean isFree = index >= 0 && index < Partition.PROCESSORS_MAX && !partition.processors.containsKey(index);
        if (!isFree) return HvStatus.INVALID_VP_INDEX;
        boolean isReady = partition.state == State.ACTIVE && partition.memory().isPresent();
        if (!isReady) return HvStatus.INVALID_PARTITION_STATE;
        if (!canReserve(partition, partition.processors.size() + 1, partition.share.reserve()))
            return HvStatus.NO_RESOURCES;
        if (!partition.pages.use(Hypercalls.PROCESSOR_PAGES)) return HvStatus.INSUFFICIENT_MEMORY;
        VirtualProcessor vp = new VirtualProcessor(
                partition.number(), index, partition.memory().get(), owner);
        vp.run(Run.SUSPENDED);
        HvProcessor p =
                new HvProcessor(partition, vp, machine, machine.processors().getFirst());
        p.suspended = true;
        partition.processors.put(index, p);
        scheduler.add(p);
        return HvStatus.SUCCESS;
    }

    /// Whether all reserves fit the machine when `partition` has so many processors on this one.
    boolean canReserve(Partition partition, int processors, int reserve) {
        long sum = (long) processors * reserve;
        for (Partition p : children.all()) if (p != partition) sum += (long) p.processors.size() * p.share.reserve();
        return sum <= (long) machine.processors().size() * Share.WHOLE;
    }

    HvStatus delete(Block b) {
        Optional<HvProcessor> found = children.child(b.i64(0)).flatMap(p -> p.processor(b.i32(8)));
        if (children.child(b.i64(0)).isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        if (found.isEmpty()) return HvStatus.INVALID_VP_INDEX;
        if (!found.get().suspended) return HvStatus.INVALID_VP_STATE;
        delete(found.get());
        return HvStatus.SUCCESS;
    }

    void delete(HvProcessor p) {
        p.suspended = true;
        scheduler.remove(p);
        p.vp.run(Run.SUSPENDED);
        p.partition.processors.remove(p.vp.index());
        p.timers.close();
    }

    private long now() {
        return machine.machine().simulation().now();
    }

    /// Back to power-on, held back. Software starts anew on the first processor, and on the others when it is there.
    void reset(HvProcessor p) {
        p.suspended = true;
        p.halted = false;
        if (p.isRunning()) scheduler.leave(p, Run.SUSPENDED, 0);
        else scheduler.holdBack(p);
        p.letGo(now());
        p.vp.reset();
        if (p.vp.index() > 0) p.vp.engine(null);
        p.synic.reset();
        p.timers.reset();
        p.assistPage = 0;
        if (p.vp.index() == 0) p.partition.resetRegisters();
        p.partition.runClock(now());
    }

    Done getRegisters(HvProcessor caller, Block b, int start, int count) {
        Optional<Partition> partition = children.meant(caller, b.i64(0));
        if (partition.isEmpty()) return Done.of(HvStatus.INVALID_PARTITION_ID);
        Optional<HvProcessor> found = partition.get().processor(b.i32(8));
        if (found.isEmpty()) return Done.of(HvStatus.INVALID_VP_INDEX);
        for (int i = start; i < count; i++) {
            Optional<Long> value = register(found.get(), b.i32(16 + i * 4));
            if (value.isEmpty()) return new Done(HvStatus.INVALID_PARAMETER, i);
            b.out(i * 16, value.get());
        }
        return new Done(HvStatus.SUCCESS, count);
    }

    private Optional<Long> register(HvProcessor p, int name) {
        return switch (name) {
            case RegisterName.EXPLICIT_SUSPEND -> Optional.of(p.suspended ? 1L : 0L);
            case RegisterName.INTERCEPT_SUSPEND -> Optional.of(p.isIntercepted() ? 1L : 0L);
            case RegisterName.RAX -> Optional.of(p.vp.exit().value);
            case RegisterName.VP_RUNTIME -> Optional.of(scheduler.ranNs(p) / TICK_NS);
            case RegisterName.VP_INDEX -> Optional.of((long) p.vp.index());
            case RegisterName.CRASH_CONTROL -> Optional.of(p.partition.crash.control());
            default -> p.partition.crash.parameter(name - RegisterName.CRASH_P0);
        };
    }

    Done setRegisters(HvProcessor caller, Block b, int start, int count) {
        Optional<Partition> partition = children.child(b.i64(0));
        if (partition.isEmpty()) return Done.of(HvStatus.INVALID_PARTITION_ID);
        Optional<HvProcessor> found = partition.get().processor(b.i32(8));
        if (found.isEmpty()) return Done.of(HvStatus.INVALID_VP_INDEX);
        long rax = 0;
        for (int i = start; i < count; i++) {
            int name = b.i32(16 + i * 32);
            long value = b.i64(32 + i * 32);
            if (name == RegisterName.RAX) rax = value;
            else {
                HvStatus status = set(caller, found.get(), name, value, rax);
                if (status != HvStatus.SUCCESS) return new Done(status, i);
            }
        }
        return new Done(HvStatus.SUCCESS, count);
    }

    private HvStatus set(HvProcessor caller, HvProcessor p, int name, long value, long rax) {
        return switch (name) {
            case RegisterName.EXPLICIT_SUSPEND -> {
                if (value != 0 && value != 1) yield HvStatus.INVALID_REGISTER_VALUE;
                if (value == 0 && p.vp.engine() == null) {
                    if (p.vp.index() == 0) yield HvStatus.INVALID_VP_STATE;
                    // As after INIT: it waits until software on another one sends for it.
                    p.halted = true;
                }
                p.suspended = value == 1;
                p.partition.runClock(now());
                scheduler.told(value == 1 ? HypervisorEvents.SUSPENDED : HypervisorEvents.RESUMED, p, 0, 0);
                reconsider(p);
                yield HvStatus.SUCCESS;
            }
            case RegisterName.INTERCEPT_SUSPEND -> {
                if (value != 0) yield HvStatus.INVALID_REGISTER_VALUE;
                yield complete(caller, p.partition.id(), p.vp.index(), rax);
            }
            default -> HvStatus.INVALID_PARAMETER;
        };
    }

    /// The parent has changed its mind about holding a processor back.
    void reconsider(HvProcessor p) {
        boolean heldBack = p.isHeldBack();
        if (!heldBack) p.letGo(now());
        if (p.isRunning()) {
            if (heldBack) scheduler.stop(p);
        } else if (p.isIntercepted()) {
            // It goes nowhere before its answer, held back or not.
            return;
        } else if (heldBack) {
            p.hold(now());
            scheduler.holdBack(p);
        } else if (p.halted && !p.wakes()) p.vp.run(Run.HALTED);
        else {
            p.halted = false;
            scheduler.ready(p, false, Optional.empty());
        }
    }

    HvStatus assertInterrupt(HvProcessor caller, Block b) {
        Optional<Partition> partition = children.child(b.i64(0));
        if (partition.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        long destination = b.i64(16);
        int vector = b.i32(24);
        if (vector < 0 || vector >= VECTORS) return HvStatus.INVALID_PARAMETER;
        if (destination < 0 || destination >= Partition.PROCESSORS_MAX) return HvStatus.INVALID_PARAMETER;
        Optional<HvProcessor> target = partition.get().processor((int) destination);
        if (target.isEmpty()) return HvStatus.INVALID_VP_INDEX;
        scheduler.told(HypervisorEvents.INTERRUPT_ASSERTED, target.get(), vector, 0);
        return scheduler.causedBy(caller, () -> {
            target.get().vp.raise(vector);
            return HvStatus.SUCCESS;
        });
    }

    /// Answers the access that stopped a processor.
    HvStatus complete(HvProcessor caller, long partition, int index, long answer) {
        Optional<Partition> child = children.child(partition);
        if (child.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Optional<HvProcessor> found = child.get().processor(index);
        if (found.isEmpty()) return HvStatus.INVALID_VP_INDEX;
        HvProcessor p = found.get();
        Exit exit = p.vp.exit();
        if (!p.isIntercepted() || !exit.reason.isDeviceAccess()) return HvStatus.INVALID_VP_STATE;
        if (exit.reason.isString() && (answer < 1 || answer > exit.count)) return HvStatus.INVALID_PARAMETER;
        scheduler.told(HypervisorEvents.INTERCEPT_COMPLETED, p, answer, exit.reason.ordinal());
        p.vp.answer(answer);
        if (p.isHeldBack()) scheduler.holdBack(p);
        else scheduler.ready(p, true, Optional.of(caller.lp));
        return HvStatus.SUCCESS;
    }
}
