// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.IoRequest;

/// A block device that a driver offers, as the kernel's class driver sees it. Long requests are split; the
/// driver gets whole sectors in physical memory only: what is not, goes through a buffer of the kernel's.
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
            TransferBuffers.State buffers,
            long nextTransfer,
            List<Transfer.State> transfers) {}

    private static final int SECTOR_BYTES = 512;
    private static final int SECTOR_BYTES_MAX = 4096;

    final String name;
    final DriverInstance driver;
    /// Who takes its requests in that driver's place.
    Optional<DriverInstance> filter = Optional.empty();
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
    private final TransferBuffers buffers;
    private long nextTransfer;

    BlockDevice(Executive x, String name, DriverInstance driver, String label, boolean removable) {
        this.x = x;
        this.name = name;
        this.driver = driver;
        this.label = label;
        this.removable = removable;
        buffers = new TransferBuffers(x.machine.memory());
    }

    void medium(long bytes, int sector) {
        if (bytes < 0 || sector < SECTOR_BYTES || sector > SECTOR_BYTES_MAX || Integer.bitCount(sector) != 1)
            throw new IllegalArgumentException(
                    "no block device has such a size: bytes=" + bytes + ", sector=" + sector);
        sizeBytes = bytes / sector * sector;
        sectorBytes = sector;
        if (!buffers.hasPages()) buffers.pages(x.kernelPages(TransferBuffers.totalBytes()));
    }

    /// A request of whole 512-byte sectors, anywhere on the device.
    void submit(PendingRequest.Client client, long tag, BlockRequest request, long cause) {
        switch (request) {
            case BlockRequest.Read(long at, Slice into) -> transfer(client, tag, request, cause, at, into);
            case BlockRequest.Write(long at, Slice data) -> transfer(client, tag, request, cause, at, data);
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> toDriver(request, cause, client, tag);
        }
    }

    private void transfer(
            PendingRequest.Client client, long tag, BlockRequest request, long cause, long at, Slice data) {
        int bytes = data.length();
        if (at < 0 || at > sizeBytes - bytes || ((at | bytes) & (SECTOR_BYTES - 1)) != 0) {
            x.dispatcher.answer(client, tag, failed(Outcome.Failure.OUT_OF_RANGE, "has no sectors at " + at));
        } else if (request instanceof BlockRequest.Write && !isWhole(at, bytes)) {
            x.dispatcher.answer(client, tag, failed(Outcome.Failure.INVALID, "writes whole sectors only"));
        } else if (bytes == 0) {
            x.dispatcher.answer(client, tag, Outcome.done(0));
        } else if (isDirect(at, data) && bytes <= IoRequest.BLOCK_BYTES_MAX) {
            toDriver(request, cause, client, tag);
        } else {
            long id = nextTransfer++;
            transfers.put(id, new Transfer(client, tag, cause, request, 0, 0, TransferBuffers.NONE));
            if (isDirect(at, data)) piece(id);
            else takeBuffer(id);
        }
    }

    private Outcome failed(Outcome.Failure failure, String what) {
        return new Outcome.Failed(failure, "The device '" + name + "' " + what + ".");
    }

    private boolean isWhole(long at, int bytes) {
        return ((at | bytes) & (sectorBytes - 1)) == 0;
    }

    private boolean isDirect(long at, Slice data) {
        return data.memory() == x.machine.memory() && isWhole(at, data.length());
    }

    /// The next part of a transfer that needs no buffer.
    private void piece(long id) {
        Transfer t = transfers.get(id);
        Transfer next = t.moving(Math.min(t.left(), IoRequest.BLOCK_BYTES_MAX), TransferBuffers.NONE);
        transfers.put(id, next);
        long at = t.at() + t.done();
        toDriver(
                t.isRead() ? new BlockRequest.Read(at, next.part()) : new BlockRequest.Write(at, next.part()),
                t.cause(),
                this,
                id);
    }

    private void takeBuffer(long id) {
        int buffer = buffers.take(id);
        if (buffer != TransferBuffers.NONE) throughBuffer(id, buffer);
    }

    /// The next part of one that does: whole sectors around it.
    private void throughBuffer(long id, int buffer) {
        Transfer t = transfers.get(id);
        long at = t.at() + t.done();
        long first = at & -sectorBytes;
        int bytes = (int) Math.min(t.left(), TransferBuffers.BYTES - (at - first));
        long last = (at + bytes + sectorBytes - 1) & -sectorBytes;
        Transfer next = t.moving(bytes, buffer);
        transfers.put(id, next);
        Slice whole = buffers.slice(buffer, (int) (last - first));
        if (!t.isRead()) copy(next.part(), whole.part(0, bytes));
        toDriver(
                t.isRead() ? new BlockRequest.Read(first, whole) : new BlockRequest.Write(first, whole),
                t.cause(),
                this,
                id);
    }

    private void copy(Slice from, Slice to) {
        long pages = (from.length() + GuestMemory.PAGE_BYTES - 1) / GuestMemory.PAGE_BYTES;
        x.dispatcher.charge(pages * x.costs.ns(Cost.PAGE_COPY));
        from.copyTo(to);
    }

    private void toDriver(BlockRequest request, long cause, PendingRequest.Client client, long tag) {
        x.drivers.request(filter.orElse(driver), new IoRequest.Function.Block(request), cause, client, tag);
    }

    @Override
    public String key() {
        return "device/" + name;
    }

    /// A part has been moved, or not.
    @Override
    public void requestDone(long id, Outcome outcome) {
        Transfer t = transfers.get(id);
        boolean buffered = t.buffer() != TransferBuffers.NONE;
        if (buffered && t.isRead() && outcome.isDone()) {
            int offset = (int) ((t.at() + t.done()) & (sectorBytes - 1));
            copy(buffers.slice(t.buffer(), offset + t.piece()).part(offset, t.piece()), t.part());
        }
        Transfer after = t.moved();
        transfers.put(id, after);
        if (outcome.isDone() && after.left() > 0) {
            if (buffered) throughBuffer(id, t.buffer());
            else piece(id);
            return;
        }
        transfers.remove(id);
        if (buffered) handOn(t.buffer());
        t.client().requestDone(t.tag(), outcome.isDone() ? Outcome.done(after.done()) : outcome);
    }

    private void handOn(int buffer) {
        long next = buffers.giveBack(buffer);
        if (next >= 0) takeBuffer(next);
    }

    State save() {
        List<Transfer.State> saved = new ArrayList<>();
        transfers.forEach((id, t) -> saved.add(t.save(id)));
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
                buffers.save(),
                nextTransfer,
                saved);
    }

    /// All but the transfers, whose clients may not be there yet.
    void restore(State s) {
        sizeBytes = s.sizeBytes();
        sectorBytes = s.sectorBytes();
        root = s.root();
        mounting = s.mounting();
        waiters.addAll(s.waiters());
        buffers.restore(s.buffers());
        nextTransfer = s.nextTransfer();
    }

    void restoreTransfers(State s, Memories memories) {
        for (Transfer.State t : s.transfers()) transfers.put(t.id(), t.in(x, memories));
    }
}
