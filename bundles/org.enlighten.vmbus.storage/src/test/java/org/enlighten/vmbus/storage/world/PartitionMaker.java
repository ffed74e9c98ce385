// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.enlighten.host.PhysicalMemory;
import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.MapStep;
import org.enlighten.hypervisor.protocol.RegisterName;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// What the root of this world has in place of an infrastructure driver: makes a partition with one processor and lets
/// it
/// go, by hypercalls.
final class PartitionMaker extends Driver {
    private enum Stage {
        CREATED,
        DONE
    }

    private enum Kind {
        CREATE,
        DEPOSIT,
        INITIALIZE,
        MAP,
        PROCESSOR,
        RELEASE
    }

    /// One hypercall; what the numbers mean depends on the kind.
    record Work(String kind, long partition, long a, long b, int count, boolean large) {}

    record State(long page, List<Work> todo, List<Long> made, boolean busy) {}

    private final ParentAccess parent;
    private final int mib;
    private final Deque<Work> todo = new ArrayDeque<>();
    /// Partitions in the order in which they were made.
    final List<Long> made = new ArrayList<>();
    private final long page;
    private boolean busy;

    PartitionMaker(DeviceNode node, DriverContext kernel, ParentAccess parent, int mib) {
        super(node, kernel);
        this.parent = parent;
        this.mib = mib;
        page = kernel.allocatePages(2);
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("this driver has no queue");
    }

    private void add(Kind kind, long partition, long a, long b, int count, boolean large) {
        todo.add(new Work(kind.name(), partition, a, b, count, large));
        if (busy) return;
        busy = true;
        kernel.defer(0, 0);
    }

    boolean isIdle() {
        return todo.isEmpty() && !busy;
    }

    void make() {
        add(Kind.CREATE, 0, 0, 0, 0, false);
    }

    void release(long partition) {
        add(Kind.RELEASE, partition, 0, 0, 0, false);
    }

    @Override
    protected void deferred(long argument) {
        Work next = todo.peek();
        if (next == null) {
            busy = false;
            return;
        }
        GuestMemory m = kernel.memory();
        long output = page + GuestMemory.PAGE_BYTES;
        switch (Kind.valueOf(next.kind())) {
            case CREATE -> hypercall(Hypercalls.createPartition(m, page), page, output, Stage.CREATED);
            case DEPOSIT -> slow(Hypercalls.depositMemory(m, page, next.partition(), next.a(), next.count()));
            case MAP ->
                slow(new MapStep(next.a(), next.b(), next.count(), next.large()).encode(m, page, next.partition()));
            case PROCESSOR -> slow(Hypercalls.createVp(m, page, next.partition(), (int) next.a()));
            case RELEASE ->
                slow(Hypercalls.setRegister(
                        m, page, next.partition(), (int) next.a(), RegisterName.EXPLICIT_SUSPEND, 0));
            case INITIALIZE ->
                hypercall(Hypercalls.onPartition(CallCode.INITIALIZE_PARTITION), next.partition(), 0, Stage.DONE);
        }
    }

    private void slow(long control) {
        hypercall(control, page, page + GuestMemory.PAGE_BYTES, Stage.DONE);
    }

    @Override
    protected void stage(int stage, long answer) {
        Work done = todo.remove();
        HvStatus status = HvStatus.of(answer);
        if (status != HvStatus.SUCCESS) throw new IllegalStateException(done + ": " + status);
        if (Stage.values()[stage] == Stage.CREATED) furnish(kernel.memory().i64(page + GuestMemory.PAGE_BYTES));
        deferred(0);
    }

    private void furnish(long partition) {
        made.add(partition);
        PhysicalMemory.Claim.Granted extra = (PhysicalMemory.Claim.Granted) parent.claim(partition, 1);
        PhysicalMemory.Claim.Granted pages = (PhysicalMemory.Claim.Granted) parent.claim(partition, mib);
        int overhead = Hypercalls.overheadPages(mib, 1);
        add(Kind.DEPOSIT, partition, extra.ranges().getFirst().page(), 0, overhead, false);
        add(Kind.INITIALIZE, partition, 0, 0, 0, false);
        long childPage = 0;
        for (PhysicalMemory.Range range : pages.ranges()) {
            for (MapStep s : MapStep.plan(childPage, range.page(), range.pages()))
                add(Kind.MAP, partition, s.childPage(), s.page(), s.count(), s.large());
            childPage += range.pages();
        }
        parent.createMemory(partition, "vm/" + partition + "/memory", (long) mib << 20);
        add(Kind.PROCESSOR, partition, 0, 0, 0, false);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(page, List.copyOf(todo), List.copyOf(made), busy));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        todo.addAll(s.todo());
        made.addAll(s.made());
        busy = s.busy();
    }
}
