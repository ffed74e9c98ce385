// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.internal.disk.PartitionTable;

/// Finds out what is on block devices: reads their first sectors, then those of each partition, and mounts
/// what a file system knows. Works on the system's thread, one device after the other, fixed ones first.
final class Mounter {
    /// What file systems are recognized by; a CD's volume descriptor lies at 32,768.
    static final int FIRST_BYTES = 36_864;

    /// What it reads at the moment.
    enum At {
        NOTHING,
        DEVICE,
        PARTITION
    }

    /// What is saved.
    record State(
            List<String> queue,
            At at,
            String device,
            List<PartitionTable.Partition> left,
            List<PartitionTable.Partition> table) {}

    private final Executive x;
    private final List<String> queue = new ArrayList<>();
    /// Partitions that are still to be looked at, and the whole table, by which the system's is told.
    private final List<PartitionTable.Partition> left = new ArrayList<>();

    private final List<PartitionTable.Partition> table = new ArrayList<>();
    private At at = At.NOTHING;
    private String device = "";

    Mounter(Executive x) {
        this.x = x;
    }

    /// Looks at the device's medium, soon.
    void request(BlockDevice d) {
        d.mounting = true;
        if (!queue.contains(d.name)) queue.add(d.name);
        x.pokeSystem();
    }

    boolean isBusy() {
        return at != At.NOTHING;
    }

    boolean hasWork() {
        return !queue.isEmpty();
    }

    /// Whether anything is left to look at that could hold the system's volume.
    boolean isLookingAt(String name) {
        return device.equals(name) || queue.contains(name);
    }

    void begin(KernelThread t) {
        String next = queue.stream()
                .filter(n -> x.volumes.device(n) != null && !x.volumes.device(n).removable)
                .findFirst()
                .orElse(queue.getFirst());
        queue.remove(next);
        BlockDevice d = x.volumes.device(next);
        if (d == null) return;
        device = next;
        if (d.sizeBytes == 0) finish(d);
        else {
            at = At.DEVICE;
            read(t, d, 0, d.sizeBytes);
        }
    }

    private void read(KernelThread t, BlockDevice d, long from, long bytes) {
        Slice into = x.buffer(firstBytes(d, bytes));
        t.operation = Operation.TASK;
        x.files.awaitDevice(t);
        d.submit(x.files, t.id, new BlockRequest.Read(from, into), 0);
    }

    private static int firstBytes(BlockDevice d, long bytes) {
        int unit = Math.max(512, d.sectorBytes);
        return (int) (Math.min(FIRST_BYTES, bytes) / unit * unit);
    }

    /// What was read has come.
    void step(KernelThread t, Result of) {
        BlockDevice d = x.volumes.device(device);
        if (d == null || (!of.isSuccess() && at == At.DEVICE)) {
            if (d != null) report(d, of);
            finish(d);
        } else if (at == At.DEVICE) {
            deviceRead(t, d);
        } else {
            if (of.isSuccess()) partitionRead(d, left.getFirst());
            else report(d, of);
            if (!left.isEmpty()) left.removeFirst();
            nextPartition(t, d);
        }
    }

    private void report(BlockDevice d, Result of) {
        x.log.report(
                EventLog.Level.ERROR,
                7,
                "Disk",
                "The device '%s' could not be read: %s".formatted(d.name, of.message()));
    }

    private void deviceRead(KernelThread t, BlockDevice d) {
        byte[] first = x.buffer(firstBytes(d, d.sizeBytes)).toBytes();
        boolean whole = isKnown(first);
        List<PartitionTable.Partition> found = whole ? List.of() : PartitionTable.parse(first, d.sizeBytes);
        x.volumes.keepOnly(d, found);
        if (whole && !x.volumes.isMounted(d, 0, d.sizeBytes))
            x.volumes.mount(d, 0, isSystem(d, 0), 0, d.sizeBytes, first);
        left.clear();
        left.addAll(found);
        table.clear();
        table.addAll(found);
        if (!found.isEmpty()) {
            StringBuilder names = new StringBuilder();
            for (PartitionTable.Partition p : found) names.append(' ').append(UnixNames.of(d.name, p.number()));
            x.messages.say("%s:%s", UnixNames.of(d.name), names);
        }
        nextPartition(t, d);
    }

    private boolean isKnown(byte[] first) {
        for (FileSystemFactory f : x.fileSystems) if (f.recognizes(first)) return true;
        return false;
    }

    private void partitionRead(BlockDevice d, PartitionTable.Partition p) {
        byte[] first = x.buffer(firstBytes(d, p.sizeBytes())).toBytes();
        x.volumes.mount(d, p.number(), isSystem(d, p.number()), p.atBytes(), p.sizeBytes(), first);
    }

    private boolean isSystem(BlockDevice d, int number) {
        if (!d.name.equals(x.description.systemDevice()) || x.volumes.system().isPresent()) return false;
        int wanted = x.description.systemPartition();
        if (wanted != 0 || number == 0) return wanted == number;
        boolean hasActive = table.stream().anyMatch(PartitionTable.Partition::active);
        return !hasActive || table.stream().anyMatch(p -> p.active() && p.number() == number);
    }

    private void nextPartition(KernelThread t, BlockDevice d) {
        while (!left.isEmpty()) {
            PartitionTable.Partition p = left.getFirst();
            if (!x.volumes.isMounted(d, p.atBytes(), p.sizeBytes())) {
                at = At.PARTITION;
                read(t, d, p.atBytes(), p.sizeBytes());
                return;
            }
            left.removeFirst();
        }
        finish(d);
    }

    private void finish(BlockDevice d) {
        at = At.NOTHING;
        device = "";
        left.clear();
        table.clear();
        if (d == null || queue.contains(d.name)) return;
        d.mounting = false;
        wakeWaiters(d);
    }

    /// There is nothing to wait for on a device any more.
    void wakeWaiters(BlockDevice d) {
        List<Integer> waiters = List.copyOf(d.waiters);
        d.waiters.clear();
        for (int id : waiters) {
            KernelThread t = x.processes.thread(id);
            if (t != null && t.wait == KernelThread.Wait.MOUNT) x.dispatcher.wake(t, 1);
        }
    }

    /// A waiting thread is gone.
    void forget(int thread) {
        for (BlockDevice d : x.volumes.devices()) d.waiters.removeIf(id -> id == thread);
    }

    State save() {
        return new State(List.copyOf(queue), at, device, List.copyOf(left), List.copyOf(table));
    }

    void restore(State s) {
        queue.addAll(s.queue());
        at = s.at();
        device = s.device();
        left.addAll(s.left());
        table.addAll(s.table());
    }
}
