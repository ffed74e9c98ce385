// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;

/// What a served request does to the real files, and how long the medium takes for it. A write happens when it has
/// been served, never earlier.
final class MediumAccess {
    private static final int SECTOR_BYTES = WriteLog.SECTOR_BYTES;
    private static final byte[] ZEROS = new byte[256 << 10];

    private final Simulation simulation;
    private final RealFiles files;
    private final FileIndex index;
    private final ServiceModel model;
    private final Changes changes;
    private final WriteLog log = new WriteLog();
    private long cacheBytes;

    MediumAccess(
            Simulation simulation,
            RealFiles files,
            FileIndex index,
            ServiceModel model,
            Changes changes,
            long cacheBytes) {
        this.simulation = simulation;
        this.files = files;
        this.index = index;
        this.model = model;
        this.changes = changes;
        this.cacheBytes = cacheBytes;
    }

    WriteLog log() {
        return log;
    }

    /// Why a request cannot be served; null when it can.
    Outcome refusal(FileRecord record, BlockRequest request) {
        if (record.deleted) return new Outcome.Failed(Failure.GONE, "'" + record.path + "' was deleted.");
        return switch (request) {
            case BlockRequest.Read(long at, Slice into) ->
                isWithin(at, into.length(), roundedUp(record.sizeBytes)) ? null : outside(record, "read", at);
            case BlockRequest.Write(long at, Slice data) ->
                isWithin(at, data.length(), Long.MAX_VALUE)
                        ? room(record, at + data.length())
                        : outside(record, "write", at);
            case BlockRequest.Barrier(), BlockRequest.Flush() -> null;
        };
    }

    private static boolean isWithin(long at, long bytes, long size) {
        return at >= 0 && at <= size - bytes;
    }

    private static long roundedUp(long size) {
        return Math.ceilDiv(size, (long) SECTOR_BYTES) * SECTOR_BYTES;
    }

    private static Outcome outside(FileRecord record, String what, long at) {
        return new Outcome.Failed(
                Failure.OUT_OF_RANGE,
                "A %s of '%s' at byte %d lies outside of its %d bytes."
                        .formatted(what, record.path, at, record.sizeBytes));
    }

    private Outcome room(FileRecord record, long end) {
        long more = FileRecord.clusters(Math.max(end, record.sizeBytes)) - record.takenBytes();
        if (end >= 0 && more <= index.freeBytes()) return null;
        return new Outcome.Failed(
                Failure.NO_SPACE,
                "'%s' cannot grow to %d bytes: its volume has only %d bytes free."
                        .formatted(record.path, end, index.freeBytes()));
    }

    long serviceNs(Pending pending, int sharers, long nowNs) {
        return switch (pending.request()) {
            case BlockRequest.Read(long _, Slice into) ->
                model.serviceNs(false, pending.position, into.length(), sharers, nowNs);
            case BlockRequest.Write(long _, Slice data) -> {
                if (cacheBytes > 0) yield model.cachedNs(data.length());
                yield model.serviceNs(true, pending.position, data.length(), sharers, nowNs);
            }
            case BlockRequest.Barrier() -> 0;
            case BlockRequest.Flush() -> model.flushNs() + writeBackNs(nowNs);
        };
    }

    /// What the cache holds goes to the medium, in order of its place there.
    private long writeBackNs(long nowNs) {
        TreeMap<Long, Integer> places = new TreeMap<>();
        for (WriteLog.Entry e : log.entries()) {
            long at = index.find(e.path()).map(r -> r.position(e.at())).orElse(0L);
            places.merge(at, e.before().length, Math::max);
        }
        long spentNs = 0;
        for (var place : places.entrySet())
            spentNs += model.serviceNs(true, place.getKey(), place.getValue(), 1, nowNs + spentNs);
        return spentNs;
    }

    Outcome perform(Pending pending) {
        FileRecord record = pending.file.record();
        try {
            return switch (pending.request()) {
                case BlockRequest.Read(long at, Slice into) -> read(record, at, into);
                case BlockRequest.Write(long at, Slice data) -> write(record, at, data, cacheBytes > 0);
                case BlockRequest.Barrier() -> {
                    log.barrier();
                    yield Outcome.DONE;
                }
                case BlockRequest.Flush() -> {
                    log.flushed();
                    yield Outcome.DONE;
                }
            };
        } catch (OperationFailed e) {
            return e.outcome();
        } catch (IOException e) {
            return RealFiles.failed(record.path, "read or write", e).outcome();
        }
    }

    private Outcome read(FileRecord record, long at, Slice into) throws IOException {
        byte[] bytes = new byte[into.length()];
        files.read(record.path, at, bytes, 0, bytes.length);
        into.fill(bytes, 0);
        return Outcome.done(bytes.length);
    }

    private Outcome write(FileRecord record, long at, Slice data, boolean isLogged) throws IOException {
        byte[] bytes = data.toBytes();
        long end = at + bytes.length;
        long sizeBefore = record.sizeBytes;
        if (end > sizeBefore) index.resize(record, end);
        changes.changed(record.path);
        if (isLogged) log.log(files, record.path, at, bytes, sizeBefore);
        if (at >= sizeBefore && isZero(bytes)) files.resize(record.path, Math.max(end, sizeBefore));
        else files.write(record.path, at, bytes, 0, bytes.length);
        log.keepWithin(Math.max(cacheBytes, bytes.length + 2L * SECTOR_BYTES));
        record.modifiedNs = simulation.now();
        return Outcome.done(bytes.length);
    }

    static boolean isZero(byte[] bytes) {
        for (int at = 0; at < bytes.length; at += ZEROS.length) {
            int end = Math.min(bytes.length, at + ZEROS.length);
            if (!Arrays.equals(bytes, at, end, ZEROS, 0, end - at)) return false;
        }
        return true;
    }

    /// The name or size of a file changes: a journal puts its data in order before that.
    void ordered(FileRecord record) {
        log.forget(record.path);
    }

    /// Power is gone while `torn` were being written: see [WriteLog#cut]; of those any sectors are there, unless a
    /// barrier before them was not reached.
    void cut(List<Pending> torn, Chance chance) throws IOException {
        for (Pending p : torn) tear(p);
        TreeMap<String, Long> sizes = new TreeMap<>();
        for (String path : log.cut(files, chance, sizes)) {
            changes.changed(path);
            index.find(path).ifPresent(r -> index.resize(r, sizes.get(path)));
        }
    }

    /// As if it had just been written into the cache: what survives is decided with all the rest.
    private void tear(Pending p) throws IOException {
        if (p.outcome != null || !(p.request() instanceof BlockRequest.Write(long at, Slice data))) return;
        write(p.file.record(), at, data, true);
    }

    void writeCache(long bytes) {
        if (bytes == 0) log.flushed();
        cacheBytes = bytes;
    }
}
