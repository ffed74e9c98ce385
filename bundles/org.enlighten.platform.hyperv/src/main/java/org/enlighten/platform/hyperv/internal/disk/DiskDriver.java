// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.chipset.DiskTransfer;
import org.enlighten.machine.Cost;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.simulation.Saved;

/// The virtual disk driver of the root's kernel: knows what a drive's image file means, and moves data between it
/// and a machine.
public final class DiskDriver extends Driver implements AttachedDisk.Ends {
    public static final int VECTOR = 0x54;

    /// Something that has ended and is told in the kernel: attaching, or a transfer.
    private record End(int place, boolean attaching, long tag, long value, String failure, long cause) {}

    /// Who waits to attach until another drive's image is closed.
    private record Waiting(long thread, int machine, int drive) {}

    /// Who waits until nothing of a machine's storage provider is under way.
    private record Drain(long thread, int machine) {}

    private record State(List<AttachedDisk.State> disks, List<End> ended, List<Waiting> waiting, List<Drain> drains) {}

    private final DiskMachines machines;
    private final TreeMap<Integer, AttachedDisk> disks = new TreeMap<>();
    private final ArrayDeque<End> ended = new ArrayDeque<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final List<Drain> drains = new ArrayList<>();

    DiskDriver(DeviceNode node, DriverContext kernel, DiskMachines machines) {
        super(node, kernel);
        this.machines = machines;
    }

    @Override
    protected void initialize() {
        kernel.connect(VECTOR);
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("the virtual disk driver has no queue of its own");
    }

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() < 0 || call.code() >= DiskCall.values().length) {
            super.call(threadId, call, memory);
            return;
        }
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        int machine = (int) call.a();
        switch (DiskCall.values()[call.code()]) {
            case ATTACH -> attach(threadId, machine, (int) call.b());
            case TRANSFER -> transfer(threadId, machine, call.b());
            case DETACH -> detach(threadId, machine, (int) call.b());
            case DRAIN -> drain(threadId, machine);
        }
    }

    private void attach(long threadId, int machine, int drive) {
        Optional<DvdMedium> medium = machines.medium(machine, drive);
        if (medium.isEmpty()) {
            kernel.wake(threadId, Result.of(0));
            return;
        }
        Optional<AttachedDisk> inTheWay = inTheWay(machine, drive, medium.get());
        if (inTheWay.isEmpty()) {
            AttachedDisk disk = new AttachedDisk(machine, drive, kernel, machines, this);
            disk.thread = threadId;
            disks.put(place(machine, drive), disk);
            disk.begin(medium.get());
        } else if (inTheWay.get().isLeaving()) waiting.add(new Waiting(threadId, machine, drive));
        else kernel.wake(threadId, Result.failed(Status.SHARING_VIOLATION, inUse(medium.get(), inTheWay.get())));
    }

    /// What was in the drive before and has transfers under way, or a drive whose image this one may not share.
    private Optional<AttachedDisk> inTheWay(int machine, int drive, DvdMedium medium) {
        AttachedDisk before = disks.get(place(machine, drive));
        if (before != null) return Optional.of(before);
        if (!(medium instanceof DvdMedium.Image(String path))) return Optional.empty();
        boolean writes = machines.writes(machine, drive);
        return disks.values().stream()
                .filter(disk -> disk.excludes(path, writes))
                .findFirst();
    }

    private String inUse(DvdMedium medium, AttachedDisk by) {
        String path = medium instanceof DvdMedium.Image image ? image.path() : "The medium";
        return "'%s' is in use by '%s'. A virtual disk belongs to one machine at a time: turn that one off, or take another disk."
                .formatted(path, machines.name(by.machine()));
    }

    private void transfer(long threadId, int machine, long tag) {
        Optional<DiskTransfer> transfer = machines.transfer(machine, tag);
        kernel.wake(threadId, Result.of(0));
        if (transfer.isEmpty()) return;
        DiskTransfer t = transfer.get();
        AttachedDisk disk = disks.get(place(machine, t.drive()));
        if (disk != null && disk.isOpen()) disk.transfer(tag, t.request(), t.cause());
        else gone(place(machine, t.drive()), tag, t.cause());
    }

    // ---- the storage provider's door
    // --------------------------------------------------------------------------------------

    /// Size of a drive's medium; 0 when it has none, or it is not open.
    public long sizeBytes(int machine, int drive) {
        return Optional.ofNullable(disks.get(place(machine, drive)))
                .filter(AttachedDisk::isOpen)
                .map(AttachedDisk::sizeBytes)
                .orElse(0L);
    }

    /// A transfer that the storage provider asks for, in this kernel and past the worker; its end is told by
    /// [DiskMachines#completed].
    ///
    /// @param tag the provider's, less than 2^56
    public void transfer(int machine, int drive, long tag, BlockRequest request, long cause) {
        AttachedDisk disk = disks.get(place(machine, drive));
        if (disk != null && disk.isOpen() && !disk.isLeaving()) disk.transferForProvider(tag, request, cause);
        else gone(place(machine, drive), tag | AttachedDisk.PROVIDER, cause);
    }

    /// A machine was reset: its memory is used anew when nothing is written into it any more.
    private void drain(long threadId, int machine) {
        if (isDrained(machine)) kernel.wake(threadId, Result.of(0));
        else drains.add(new Drain(threadId, machine));
    }

    private boolean isDrained(int machine) {
        return disks.values().stream().noneMatch(d -> d.machine() == machine && d.isBusyForProvider());
    }

    private void wakeDrained() {
        for (Drain d : List.copyOf(drains)) {
            if (!isDrained(d.machine())) continue;
            drains.remove(d);
            kernel.wake(d.thread(), Result.of(0));
        }
    }

    private void gone(int place, long tag, long cause) {
        ended.add(new End(place, false, tag, 1 + Outcome.Failure.GONE.ordinal(), "", cause));
        machines.interruptForDisks();
    }

    private void detach(long threadId, int machine, int drive) {
        AttachedDisk disk = disks.get(place(machine, drive));
        if (disk != null && disk.leave()) close(disk);
        kernel.wake(threadId, Result.of(0));
    }

    private void close(AttachedDisk disk) {
        disks.remove(place(disk));
        disk.close();
        List<Waiting> again = List.copyOf(waiting);
        waiting.clear();
        for (Waiting w : again) attach(w.thread(), w.machine(), w.drive());
    }

    /// A machine has ended: its images are closed when nothing is under way on them.
    public void machineEnded(int machine) {
        waiting.removeIf(w -> w.machine() == machine);
        drains.removeIf(d -> d.machine() == machine);
        for (AttachedDisk disk : List.copyOf(disks.values()))
            if (disk.machine() == machine && disk.leave()) close(disk);
    }

    /// The host is gone, and with it whatever was under way: names of timers and memories are given back.
    public void hostGone() {
        disks.values().forEach(AttachedDisk::close);
        disks.clear();
        ended.clear();
        drains.clear();
    }

    @Override
    public void opened(AttachedDisk disk, long sizeBytes) {
        end(new End(place(disk), true, 0, sizeBytes, "", 0));
    }

    @Override
    public void failed(AttachedDisk disk, String why) {
        end(new End(place(disk), true, 0, 0, why, 0));
    }

    @Override
    public void transferred(AttachedDisk disk, long tag, Outcome outcome) {
        boolean provider = (tag & AttachedDisk.PROVIDER) != 0;
        if (provider && !disk.isLeaving() && drains.isEmpty()) {
            machines.completed(tag & ~AttachedDisk.PROVIDER, outcome);
            return;
        }
        long failure = outcome instanceof Outcome.Failed f ? 1 + f.failure().ordinal() : 0;
        long cause =
                machines.transfer(disk.machine(), tag).map(DiskTransfer::cause).orElse(0L);
        end(new End(place(disk), false, tag, failure, "", cause));
    }

    private static int place(AttachedDisk disk) {
        return place(disk.machine(), disk.drive());
    }

    private static int place(int machine, int drive) {
        return DriveNumber.place(machine, drive);
    }

    private void end(End end) {
        ended.add(end);
        machines.interruptForDisks();
    }

    @Override
    protected void interrupt(int vector) {
        kernel.defer(0, ended.isEmpty() ? 0 : ended.peek().cause());
    }

    @Override
    protected void deferred(long argument) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        while (!ended.isEmpty()) tell(ended.remove());
    }

    private void tell(End end) {
        AttachedDisk disk = disks.get(end.place());
        if (end.attaching()) {
            if (disk != null) attached(disk, end);
            return;
        }
        int machine = DriveNumber.machine(end.place());
        if ((end.tag() & AttachedDisk.PROVIDER) != 0) toProvider(end);
        else if (machines.transfer(machine, end.tag()).isPresent()) {
            Packet packet = new Packet(Packet.Kind.DISK_DONE, end.tag(), end.value(), end.cause());
            machines.port(machine).post(packet, kernel);
        }
        if (disk != null && disk.mayGo()) close(disk);
    }

    private void toProvider(End end) {
        Outcome outcome = end.value() == 0
                ? Outcome.DONE
                : new Outcome.Failed(Outcome.Failure.values()[(int) end.value() - 1], "the medium answered so");
        machines.completed(end.tag() & ~AttachedDisk.PROVIDER, outcome);
        wakeDrained();
    }

    private void attached(AttachedDisk disk, End end) {
        long thread = disk.thread;
        disk.thread = -1;
        if (end.failure().isEmpty()) {
            kernel.wake(thread, Result.of(end.value()));
            return;
        }
        close(disk);
        kernel.wake(thread, Result.failed(Status.NOT_FOUND, end.failure()));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                disks.values().stream().map(AttachedDisk::save).toList(),
                List.copyOf(ended),
                List.copyOf(waiting),
                List.copyOf(drains)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        for (AttachedDisk.State d : s.disks()) {
            AttachedDisk disk = new AttachedDisk(d.machine(), d.drive(), kernel, machines, this);
            disks.put(place(d.machine(), d.drive()), disk);
            disk.restore(d);
        }
        ended.addAll(s.ended());
        waiting.addAll(s.waiting());
        drains.addAll(s.drains());
    }
}
