// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.IoRequest;

/// A block device that a driver offers, as the kernel's class driver sees it. Long requests are split, and a
/// device with large sectors gets whole ones: a read that is not aligned goes through a buffer of the kernel's.
final class BlockDevice implements PendingRequest.Client {
    /// What is saved. `waiters` are threads that wait until its medium is mounted.
    record State(
            String name,
            int driver,
            String label,
            long sizeBytes,
            int sectorBytes,
            boolean removable,
            String root,
            boolean mounting,
            List<Integer> waiters,
            long buffer,
            long nextTransfer,
            List<Transfer.State> transfers,
            List<Long> unaligned) {}

    /// A request that takes more than one of the driver's, or a buffer.
    record Transfer(PendingRequest.Client client, long tag, long cause, BlockRequest request, int done, int piece) {
        record State(String client, long tag, long cause, BlockRequest.State request, int done, int piece, long id) {}

        long at() {
            return request instanceof BlockRequest.Read(long at, Slice _) ? at : ((BlockRequest.Write) request).at();
        }

        Slice data() {
            return request instanceof BlockRequest.Read(long _, Slice into)
                    ? into
                    : ((BlockRequest.Write) request).data();
        }
    }

    private static final int SECTOR_BYTES = 512;
    private static final int SECTOR_BYTES_MAX = 32 * 1024;

    final String name;
    final DriverInstance driver;
    final String label;
    final boolean removable;
    /// Where a removable one hangs, whether it has a medium or not; empty for a fixed one.
    String root = "";
    long sizeBytes;
    int sectorBytes;
    /// Its medium waits to be mounted, or is being mounted.
    boolean mounting;
    final List<Integer> waiters = new ArrayList<>();
    private final Executive x;
    private final TreeMap<Long, Transfer> transfers = new TreeMap<>();
    /// Unaligned transfers: the first uses the buffer.
    private final ArrayDeque<Long> unaligned = new ArrayDeque<>();
    private long nextTransfer;
    private long buffer;

    BlockDevice(Executive x, String name, DriverInstance driver, String label, boolean removable) {
        this.x = x;
        this.name = name;
        this.driver = driver;
        this.label = label;
        this.removable = removable;
    }

    void medium(long bytes, int sector) {
        if (bytes < 0 || sector < SECTOR_BYTES || sector > SECTOR_BYTES_MAX || sector % SECTOR_BYTES != 0)
            throw new IllegalArgumentException(
                    "no block device has such a size: bytes=" + bytes + ", sector=" + sector);
        sizeBytes = bytes;
        sectorBytes = sector;
        if (sector > SECTOR_BYTES && buffer == 0) buffer = x.kernelPages(IoRequest.BLOCK_BYTES_MAX);
    }

    /// A request of whole 512-byte sectors, anywhere on the device.
    void submit(PendingRequest.Client client, long tag, BlockRequest request, long cause) {
        switch (request) {
            case BlockRequest.Read(long at, Slice into) -> transfer(client, tag, request, cause, at, into.length());
            case BlockRequest.Write(long at, Slice data) -> transfer(client, tag, request, cause, at, data.length());
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> toDriver(request, cause, client, tag);
        }
    }

    private void transfer(
            PendingRequest.Client client, long tag, BlockRequest request, long cause, long at, int bytes) {
        if (at < 0 || at > sizeBytes - bytes || ((at | bytes) & (SECTOR_BYTES - 1)) != 0) {
            x.dispatcher.answer(client, tag, outOfRange(at, bytes));
        } else if (bytes == 0) {
            x.dispatcher.answer(client, tag, Outcome.done(0));
        } else if ((at | bytes) % sectorBytes == 0 && bytes <= IoRequest.BLOCK_BYTES_MAX) {
            toDriver(request, cause, client, tag);
        } else {
            long id = nextTransfer++;
            transfers.put(id, new Transfer(client, tag, cause, request, 0, 0));
            begin(id);
        }
    }

    private Outcome outOfRange(long at, int bytes) {
        return new Outcome.Failed(
                Outcome.Failure.OUT_OF_RANGE,
                "The device '%s' has no such sectors: at=%d, bytes=%d, size=%d".formatted(name, at, bytes, sizeBytes));
    }

    private boolean isAligned(Transfer t) {
        return (t.at() | t.data().length()) % sectorBytes == 0;
    }

    private void begin(long id) {
        Transfer t = transfers.get(id);
        if (isAligned(t)) {
            piece(id, t);
        } else if (t.request() instanceof BlockRequest.Write) {
            transfers.remove(id);
            x.dispatcher.answer(
                    t.client(),
                    t.tag(),
                    new Outcome.Failed(
                            Outcome.Failure.INVALID,
                            "The device '%s' writes whole sectors of %d bytes only.".formatted(name, sectorBytes)));
        } else {
            unaligned.add(id);
            if (unaligned.size() == 1) throughBuffer(id, t);
        }
    }

    /// The next part of an aligned transfer.
    private void piece(long id, Transfer t) {
        int bytes = Math.min(t.data().length() - t.done(), IoRequest.BLOCK_BYTES_MAX);
        Slice part = t.data().part(t.done(), bytes);
        long at = t.at() + t.done();
        BlockRequest request = t.request() instanceof BlockRequest.Read
                ? new BlockRequest.Read(at, part)
                : new BlockRequest.Write(at, part);
        transfers.put(id, new Transfer(t.client(), t.tag(), t.cause(), t.request(), t.done(), bytes));
        toDriver(request, t.cause(), this, id);
    }

    /// The next part of an unaligned read: whole sectors into the buffer.
    private void throughBuffer(long id, Transfer t) {
        long at = t.at() + t.done();
        long first = at / sectorBytes * sectorBytes;
        long end = Math.min(t.at() + t.data().length(), first + IoRequest.BLOCK_BYTES_MAX);
        long last =
                Math.min((end + sectorBytes - 1) / sectorBytes * sectorBytes, sizeBytes / sectorBytes * sectorBytes);
        transfers.put(id, new Transfer(t.client(), t.tag(), t.cause(), t.request(), t.done(), (int)
                (Math.min(end, last) - at)));
        Slice into = new Slice(x.machine.memory(), buffer, (int) (last - first));
        toDriver(new BlockRequest.Read(first, into), t.cause(), this, id);
    }

    private void toDriver(BlockRequest request, long cause, PendingRequest.Client client, long tag) {
        x.drivers.request(driver, new IoRequest.Function.Block(request), cause, client, tag);
    }

    @Override
    public String key() {
        return "device/" + name;
    }

    @Override
    public void requestDone(long id, Outcome outcome) {
        Transfer t = transfers.get(id);
        boolean buffered = !isAligned(t);
        if (buffered && outcome.isDone() && t.piece() > 0) {
            long offset = (t.at() + t.done()) % sectorBytes;
            new Slice(x.machine.memory(), buffer + offset, t.piece())
                    .copyTo(t.data().part(t.done(), t.piece()));
        }
        int done = t.done() + t.piece();
        boolean more = outcome.isDone() && t.piece() > 0 && done < t.data().length();
        Transfer next = new Transfer(t.client(), t.tag(), t.cause(), t.request(), done, 0);
        if (more) {
            transfers.put(id, next);
            if (buffered) throughBuffer(id, next);
            else piece(id, next);
            return;
        }
        transfers.remove(id);
        if (buffered) nextUnaligned();
        t.client().requestDone(t.tag(), outcome.isDone() ? Outcome.done(done) : outcome);
    }

    private void nextUnaligned() {
        unaligned.poll();
        if (!unaligned.isEmpty()) throughBuffer(unaligned.peek(), transfers.get(unaligned.peek()));
    }

    State save() {
        List<Transfer.State> saved = new ArrayList<>();
        transfers.forEach((id, t) -> saved.add(new Transfer.State(
                t.client().key(), t.tag(), t.cause(), t.request().state(), t.done(), t.piece(), id)));
        return new State(
                name,
                driver.number,
                label,
                sizeBytes,
                sectorBytes,
                removable,
                root,
                mounting,
                List.copyOf(waiters),
                buffer,
                nextTransfer,
                saved,
                List.copyOf(unaligned));
    }

    /// All but the transfers, whose clients may not be there yet.
    void restore(State s) {
        sizeBytes = s.sizeBytes();
        sectorBytes = s.sectorBytes();
        root = s.root();
        mounting = s.mounting();
        waiters.addAll(s.waiters());
        buffer = s.buffer();
        nextTransfer = s.nextTransfer();
        unaligned.addAll(s.unaligned());
    }

    void restoreTransfers(State s, Memories memories) {
        for (Transfer.State t : s.transfers())
            transfers.put(
                    t.id(),
                    new Transfer(
                            x.client(t.client()),
                            t.tag(),
                            t.cause(),
                            t.request().in(memories),
                            t.done(),
                            t.piece()));
    }
}
