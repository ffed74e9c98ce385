// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.FileStore;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Cause;

/// Files on a host's volume that a command reads and writes, with the volume's service times: one request after the
/// other. The running system takes the volume's interrupts, and with them these answers.
final class FileWork implements BlockClient {
    private static final int SECTOR_BYTES = 512;
    private static final String UNFINISHED = ".new";

    private final FileStore volume;
    private final Work<?> work;
    private final String doing;
    private final Deque<BlockRequest> requests = new ArrayDeque<>();
    private BlockLayer layer;
    private Runnable then = () -> {};

    /// @param doing what is done, for a failure's sentence, such as `The disk 'a.vhd' was not made.`
    FileWork(FileStore volume, Work<?> work, String doing) {
        this.volume = volume;
        this.work = work;
        this.doing = doing;
    }

    /// Reads `bytes` from `at`; what lies past the end is zeros.
    void read(String path, long at, int bytes, Consumer<byte[]> got) {
        long from = at / SECTOR_BYTES * SECTOR_BYTES;
        int skip = (int) (at - from);
        int whole = Math.ceilDiv(skip + bytes, SECTOR_BYTES) * SECTOR_BYTES;
        byte[] buffer = new byte[whole];
        Slice into = new Slice(new ByteMemory("", buffer), 0, whole);
        run(path, List.of(new BlockRequest.Read(from, into)), () -> {
            byte[] result = new byte[bytes];
            System.arraycopy(buffer, skip, result, 0, bytes);
            got.accept(result);
        });
    }

    /// Makes a file by requests, under a name of its own until it is whole.
    void make(String path, List<BlockRequest> writes, Runnable done) {
        String unfinished = path + UNFINISHED;
        attempt(() -> {
            if (volume.entry(unfinished).isPresent()) volume.delete(unfinished);
            volume.create(unfinished);
            run(unfinished, writes, () -> {
                if (volume.entry(path).isPresent()) volume.delete(path);
                volume.rename(unfinished, path);
                done.run();
            });
        });
    }

    private void run(String path, List<BlockRequest> all, Runnable after) {
        attempt(() -> {
            layer = volume.open(path);
            layer.attach(this);
            requests.addAll(all);
            then = after;
            next();
        });
    }

    private void next() {
        if (requests.isEmpty()) then.run();
        else layer.submit(0, requests.removeFirst(), 0);
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        if (work.isEnded()) return;
        if (outcome instanceof Outcome.Failed failed) fail(failed.message());
        else attempt(this::next);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (OperationFailed e) {
            fail(e.outcome().message());
        }
    }

    private void fail(String why) {
        work.failed(new Cause(doing, new Cause(why)));
    }
}
