// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.Memories;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.hypervisor.PartitionView.State;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Privilege;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.machine.share.Share;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;

/// Partitions come, get their terms, and go.
final class PartitionCalls {
    private final PhysicalMachine machine;
    private final Children children;
    private final Scheduler scheduler;
    private final ProcessorCalls processors;

    PartitionCalls(PhysicalMachine machine, Children children, Scheduler scheduler, ProcessorCalls processors) {
        this.machine = machine;
        this.children = children;
        this.scheduler = scheduler;
        this.processors = processors;
    }

    HvStatus create(Block b) {
        Partition partition = children.add(machine.machine().simulation().now());
        b.out(0, partition.id());
        told(HypervisorEvents.PARTITION_CREATED, partition);
        return HvStatus.SUCCESS;
    }

    HvStatus initialize(long id) {
        Optional<Partition> found = children.child(id);
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Partition partition = found.get();
        if (partition.state != State.CREATED) return HvStatus.INVALID_PARTITION_STATE;
        if (!partition.pages.use(Hypercalls.PARTITION_PAGES)) return HvStatus.INSUFFICIENT_MEMORY;
        partition.state = State.ACTIVE;
        return HvStatus.SUCCESS;
    }

    /// Its processors stop for good; its memory can still be looked at.
    HvStatus terminate(long id) {
        Optional<Partition> found = children.child(id);
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Partition partition = found.get();
        if (partition.state == State.FINALIZED) return HvStatus.INVALID_PARTITION_STATE;
        for (HvProcessor p : List.copyOf(partition.processors.values())) processors.delete(p);
        partition.state = State.FINALIZED;
        return HvStatus.SUCCESS;
    }

    /// All its pages are the root's again.
    HvStatus delete(long id) {
        Optional<Partition> found = children.child(id);
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        if (found.get().state != State.FINALIZED) return HvStatus.INVALID_PARTITION_STATE;
        Memories memories = machine.machine().memories();
        found.get().memory().ifPresent(memories::remove);
        machine.memory().release(found.get().owner());
        children.remove(found.get());
        told(HypervisorEvents.PARTITION_DELETED, found.get());
        return HvStatus.SUCCESS;
    }

    HvStatus getProperty(HvProcessor caller, Block b) {
        Optional<Partition> found = children.meant(caller, b.i64(0));
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Partition p = found.get();
        switch (b.i32(8)) {
            case PropertyCode.PRIVILEGE_FLAGS -> b.out(0, p.isRoot() ? Privilege.ROOT : Privilege.CHILD);
            case PropertyCode.SUSPEND -> b.out(0, p.suspended ? 1 : 0);
            case PropertyCode.CPU_WEIGHT -> b.out(0, p.share.weight());
            case PropertyCode.CPU_RESERVE -> b.out(0, p.share.reserve());
            case PropertyCode.CPU_CAP -> b.out(0, p.share.limit());
            default -> {
                return HvStatus.UNKNOWN_PROPERTY;
            }
        }
        return HvStatus.SUCCESS;
    }

    HvStatus setProperty(HvProcessor caller, Block b) {
        Optional<Partition> found = children.meant(caller, b.i64(0));
        if (found.isEmpty()) return HvStatus.INVALID_PARTITION_ID;
        Partition p = found.get();
        long value = b.i64(16);
        return switch (b.i32(8)) {
            case PropertyCode.SUSPEND -> suspend(p, value);
            case PropertyCode.CPU_WEIGHT -> share(p, value, p.share.reserve(), p.share.limit());
            case PropertyCode.CPU_RESERVE -> share(p, p.share.weight(), value, p.share.limit());
            case PropertyCode.CPU_CAP -> share(p, p.share.weight(), p.share.reserve(), value);
            case PropertyCode.PRIVILEGE_FLAGS -> HvStatus.OPERATION_DENIED;
            default -> HvStatus.UNKNOWN_PROPERTY;
        };
    }

    private HvStatus suspend(Partition p, long value) {
        if (value != 0 && value != 1) return HvStatus.PROPERTY_VALUE_OUT_OF_RANGE;
        if (p.isRoot()) return HvStatus.OPERATION_DENIED;
        p.suspended = value == 1;
        p.runClock(machine.machine().simulation().now());
        for (HvProcessor each : p.processors.values()) processors.reconsider(each);
        return HvStatus.SUCCESS;
    }

    private HvStatus share(Partition p, long weight, long reserve, long limit) {
        boolean inRange = weight >= Share.WEIGHT_MIN
                && weight <= Share.WEIGHT_MAX
                && reserve >= 0
                && limit > 0
                && limit <= Share.WHOLE
                && reserve <= limit;
        if (!inRange) return HvStatus.PROPERTY_VALUE_OUT_OF_RANGE;
        Share next = new Share((int) weight, (int) reserve, (int) limit);
        if (!processors.canReserve(p, p.processors.size(), next.reserve())) return HvStatus.NO_RESOURCES;
        p.share = next;
        for (HvProcessor each : p.processors.values()) scheduler.share(each, next);
        return HvStatus.SUCCESS;
    }

    private void told(EventType type, Partition p) {
        machine.machine().simulation().trace().record(type, p.number(), -1, Mode.HYPERVISOR, 0, p.id(), 0);
    }
}
