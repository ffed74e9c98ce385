// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import org.enlighten.block.BlockEngine;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;

/// A virtual disk whose format is [ImageCode].
public final class DiskEngine extends BlockEngine<Request> implements VirtualDisk {
    private static final int SECTOR = DiskInfo.SECTOR_BYTES;
    private final ImageCode code;
    private final int size;
    private final int isOpen;

    public DiskEngine(EngineSetup setup, ImageCode code) {
        super(setup, code.registers() + 2);
        this.code = code;
        size = code.registers();
        isOpen = size + 1;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        submit(tag, (Request) request, cause);
    }

    @Override
    public void open(long tag, long cause) {
        submit(tag, new DiskCommand(DiskCommand.Verb.OPEN), cause);
    }

    @Override
    public void inspect(long tag, long cause) {
        submit(tag, new DiskCommand(DiskCommand.Verb.INSPECT), cause);
    }

    @Override
    public void check(long tag, long cause) {
        submit(tag, new DiskCommand(DiskCommand.Verb.CHECK), cause);
    }

    @Override
    public long sizeBytes() {
        return register(size);
    }

    @Override
    protected Outcome run(Request request, Blocks b) {
        return switch (request) {
            case BlockRequest.Read(long at, Slice into) -> {
                checkRange(b, at, into.length());
                if (into.length() > 0) code.read(b, at, into);
                yield Outcome.done(into.length());
            }
            case BlockRequest.Write(long at, Slice data) -> {
                checkRange(b, at, data.length());
                if (data.length() > 0) code.write(b, at, data, sizeBelowBytes());
                yield Outcome.done(data.length());
            }
            case BlockRequest.Barrier() -> {
                b.order();
                yield Outcome.DONE;
            }
            case BlockRequest.Flush() -> {
                b.flush();
                yield Outcome.DONE;
            }
            case DiskCommand(DiskCommand.Verb verb) -> command(verb, b);
            default -> throw new IllegalStateException("not a request to a disk: " + request);
        };
    }

    private Outcome command(DiskCommand.Verb verb, Blocks b) {
        return switch (verb) {
            case OPEN -> {
                DiskInfo info = code.open(b, sizeBelowBytes());
                b.register(size, info.sizeBytes());
                b.register(isOpen, 1);
                yield new Outcome.Done(info.sizeBytes(), Saved.of(info));
            }
            case INSPECT -> {
                DiskInfo info = code.inspect(b, sizeBelowBytes());
                yield new Outcome.Done(info.sizeBytes(), Saved.of(info));
            }
            case CHECK -> {
                DiskReport.Builder problems = new DiskReport.Builder();
                code.check(b, sizeBelowBytes(), problems);
                DiskReport report = problems.build();
                yield new Outcome.Done(report.problems().size(), Saved.of(report));
            }
        };
    }

    private void checkRange(Blocks b, long at, int length) {
        long bytes = b.register(size);
        if (b.register(isOpen) == 0) throw new OperationFailed(Failure.INVALID, id() + ": this disk is not open.");
        if (at < 0 || at > bytes - length) {
            Outcome.Failed outside = Outcome.outOfRange(at, length, bytes);
            throw new OperationFailed(outside.failure(), outside.message());
        }
        if (at % SECTOR != 0 || length % SECTOR != 0) {
            throw new OperationFailed(
                    Failure.INVALID,
                    "A disk is read and written in sectors of 512 bytes: at=%d, length=%d.".formatted(at, length));
        }
    }

    @Override
    protected Request restored(Saved saved, Memories memories) {
        return DiskCommand.restored(saved.as(BlockRequest.State.class), memories);
    }
}
