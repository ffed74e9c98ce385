// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.block.Blocks;
import org.enlighten.block.Outcome;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// The operations of a FAT volume. The first request checks it and puts right what an interruption left, as a
/// system must that reads the whole table at mounting to know what is free. A table of more than 1 MiB is too much
/// for that: such a volume is marked as in use by the first change and as dismounted by a flush, and checked only
/// when left in use.
final class FatVolume {
    /// Register: how the volume is marked.
    private static final int STATE = 1;

    private static final long CHECKED_TABLE_BYTES = 1 << 20;
    private static final int NOT_LOOKED_AT = 0;
    private static final int CLEAN = 1;
    private static final int IN_USE = 2;
    /// In use, and its damage lets nobody say otherwise.
    private static final int DAMAGED = 3;

    static final int LOST = 2;
    static final int CUT = 3;
    static final int UNEQUAL = 4;
    static final int REGISTERS = 5;
    private final FatGeometry g;
    private final LongSupplier time;

    FatVolume(FatGeometry geometry, LongSupplier time) {
        g = geometry;
        this.time = time;
    }

    Outcome run(Request request, Blocks b) {
        FatTable table = new FatTable(b, g);
        return switch (request) {
            case FileRequest file -> {
                look(b, table);
                yield file(file, b, table);
            }
            case FatCommand() -> {
                FatReport report = new FatCheck(b, g, table).run();
                b.register(STATE, report.damage().isEmpty() ? IN_USE : DAMAGED);
                yield new Outcome.Done(report.lostClusters() + report.cutClusters(), Saved.of(report));
            }
            default -> throw new IllegalStateException("not a request to a file system: " + request);
        };
    }

    private Outcome file(FileRequest request, Blocks b, FatTable table) {
        return switch (request) {
            case FileRequest.Stat(String path) -> {
                Listing.Entry entry = names(b, table).entry(path).listed();
                yield new Outcome.Done(entry.sizeBytes(), Saved.of(entry));
            }
            case FileRequest.List(String path) -> {
                List<Listing.Entry> entries = names(b, table).directory(path).entries().stream()
                        .filter(e -> !e.isDot())
                        .map(FatEntry::listed)
                        .toList();
                yield new Outcome.Done(entries.size(), Saved.of(new Listing(entries)));
            }
            case FileRequest.Volume() -> new Outcome.Done(0, Saved.of(volume(b, table)));
            case FileRequest.Read(String path, long at, Slice into) ->
                Outcome.done(content(b, table, path).read(at, into));
            case FileRequest.Flush() -> flush(b, table);
            default -> {
                markInUse(b, table);
                yield change(request, b, table);
            }
        };
    }

    private Outcome change(FileRequest request, Blocks b, FatTable table) {
        switch (request) {
            case FileRequest.Write(String path, long at, Slice data) -> {
                return Outcome.done(content(b, table, path).write(at, data));
            }
            case FileRequest.Resize(String path, long bytes) ->
                content(b, table, path).resize(bytes);
            case FileRequest.Create(String path) -> names(b, table).create(path);
            case FileRequest.MakeDirectory(String path) -> names(b, table).makeDirectory(path);
            case FileRequest.Delete(String path) -> names(b, table).delete(path);
            case FileRequest.Rename(String from, String to) -> names(b, table).rename(from, to);
            default -> throw new IllegalStateException("not a change: " + request);
        }
        return Outcome.DONE;
    }

    private FatNames names(Blocks b, FatTable table) {
        return new FatNames(b, g, table, FatTime.of(time.getAsLong()));
    }

    private FatFile content(Blocks b, FatTable table, String path) {
        FatEntry entry = names(b, table).entry(path);
        return new FatFile(b, g, table, entry, FatTime.of(time.getAsLong()));
    }

    private VolumeInfo volume(Blocks b, FatTable table) {
        String label = FatDirectory.root(b, g, table).label().orElse(g.label());
        long free = (long) table.freeClusters() * g.clusterBytes();
        return new VolumeInfo(label.equals("NO NAME") ? "" : label, "FAT", g.capacityBytes(), free, g.serialNumber());
    }

    private void look(Blocks b, FatTable table) {
        if (b.register(STATE) != NOT_LOOKED_AT) return;
        if (isMarked() && table.isClean()) {
            b.register(STATE, CLEAN);
            return;
        }
        FatReport report = new FatCheck(b, g, table).run();
        b.register(LOST, report.lostClusters());
        b.register(CUT, report.cutClusters());
        b.register(UNEQUAL, report.unequalEntries());
        if (report.damage().isEmpty() && !isMarked()) table.setClean(true);
        b.register(STATE, report.damage().isEmpty() ? IN_USE : DAMAGED);
    }

    private boolean isMarked() {
        return g.tableBytes() > CHECKED_TABLE_BYTES;
    }

    private void markInUse(Blocks b, FatTable table) {
        if (!isMarked() || b.register(STATE) != CLEAN) return;
        b.phase(FatPhase.MARK);
        table.setClean(false);
        b.register(STATE, IN_USE);
    }

    /// Every change reads how the volume is marked, so this plan waits for those before it and goes before those
    /// after.
    private Outcome flush(Blocks b, FatTable table) {
        if (isMarked() && b.register(STATE) == IN_USE) {
            b.phase(FatPhase.MARK);
            table.setClean(true);
            b.register(STATE, CLEAN);
        }
        b.phase(FatPhase.PREPARE);
        b.flush();
        return Outcome.DONE;
    }
}
