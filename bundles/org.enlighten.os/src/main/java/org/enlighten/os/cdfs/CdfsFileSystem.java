// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.cdfs;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Saved;

/// A CD's files. Every change is refused as READ_ONLY.
final class CdfsFileSystem extends BlockEngine<FileRequest> implements FileSystem {
    private static final int SECTOR = 512;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    /// Instant 0 of a system's clock, the beginning of 2008, in seconds since 1970.
    private static final long BEGINNING_SECONDS = 1_199_145_600L;
    /// Far beyond any real directory; a damaged size must not keep a reader busy.
    private static final long DIRECTORY_BYTES_MOST = 16L << 20;

    CdfsFileSystem(EngineSetup setup) {
        super(setup, 0);
    }

    @Override
    protected FileRequest restored(Saved saved, Memories memories) {
        return saved.as(FileRequest.State.class).in(memories);
    }

    @Override
    protected Outcome run(FileRequest request, Blocks b) {
        return switch (request) {
            case FileRequest.Stat(String path) -> {
                DirectoryRecord found = find(b, path);
                yield new Outcome.Done(found.sizeBytes(), Saved.of(entry(found)));
            }
            case FileRequest.List(String path) -> list(b, path);
            case FileRequest.Volume() -> volume(b);
            case FileRequest.Read(String path, long at, Slice into) -> read(b, path, at, into);
            case FileRequest.Flush() -> Outcome.DONE;
            default -> throw new OperationFailed(Outcome.Failure.READ_ONLY, "A CD cannot be written to.");
        };
    }

    private static Outcome volume(Blocks b) {
        VolumeDescriptors.Volume v = VolumeDescriptors.read(b);
        return new Outcome.Done(0, Saved.of(new VolumeInfo(v.label(), "CDFS", v.sizeBytes(), 0, 0)));
    }

    private static Outcome list(Blocks b, String path) {
        VolumeDescriptors.Volume volume = VolumeDescriptors.read(b);
        DirectoryRecord directory = find(b, volume, path);
        if (!directory.directory()) {
            throw new OperationFailed(Outcome.Failure.INVALID, "'" + path + "' is a file, not a directory.");
        }
        List<Listing.Entry> entries = new ArrayList<>();
        for (DirectoryRecord record : records(b, directory, volume.wide())) entries.add(entry(record));
        return new Outcome.Done(entries.size(), Saved.of(new Listing(entries)));
    }

    private static Listing.Entry entry(DirectoryRecord r) {
        long modifiedNs = (r.recordedSeconds() - BEGINNING_SECONDS) * NS_PER_SECOND;
        return new Listing.Entry(r.name(), r.directory(), r.directory() ? 0 : r.sizeBytes(), modifiedNs);
    }

    private static DirectoryRecord find(Blocks b, String path) {
        return find(b, VolumeDescriptors.read(b), path);
    }

    private static DirectoryRecord find(Blocks b, VolumeDescriptors.Volume volume, String path) {
        DirectoryRecord at = volume.root();
        for (String name : path.split("\\\\")) {
            if (!name.isEmpty()) at = child(b, at, volume.wide(), name, path);
        }
        return at;
    }

    private static DirectoryRecord child(Blocks b, DirectoryRecord in, boolean wide, String name, String path) {
        if (in.directory()) {
            for (DirectoryRecord record : records(b, in, wide))
                if (record.name().equalsIgnoreCase(name)) return record;
        }
        throw new OperationFailed(Outcome.Failure.NOT_FOUND, "There is no '" + path + "' on this CD.");
    }

    /// All but the directory itself and its parent. A record never crosses a sector; 0 ends a sector's records.
    private static List<DirectoryRecord> records(Blocks b, DirectoryRecord directory, boolean wide) {
        List<DirectoryRecord> records = new ArrayList<>();
        if (directory.sizeBytes() > DIRECTORY_BYTES_MOST) {
            throw VolumeDescriptors.corrupt("a directory has " + directory.sizeBytes() + " bytes");
        }
        long end = directory.at() + directory.sizeBytes();
        b.expect(directory.at(), directory.sizeBytes());
        for (long at = directory.at(); at < end; ) {
            int length = b.u8(at);
            if (length == 0) {
                at = (at / VolumeDescriptors.SECTOR_BYTES + 1) * VolumeDescriptors.SECTOR_BYTES;
                continue;
            }
            DirectoryRecord record = DirectoryRecord.read(b, at, wide);
            if (!record.name().isEmpty() && !record.name().equals("..")) records.add(record);
            at += length;
        }
        return records;
    }

    private static Outcome read(Blocks b, String path, long from, Slice into) {
        DirectoryRecord file = find(b, path);
        if (file.directory()) {
            throw new OperationFailed(Outcome.Failure.INVALID, "'" + path + "' is a directory, not a file.");
        }
        if (from < 0) throw new OperationFailed(Outcome.Failure.OUT_OF_RANGE, "A file has no place " + from + ".");
        int bytes = (int) Math.min(into.length(), Math.max(0, file.sizeBytes() - from));
        for (int done = 0, n; done < bytes; done += n)
            n = readPart(b, file.at() + from + done, into.part(done, bytes - done));
        return Outcome.done(bytes);
    }

    /// Whole sectors go past the cache; the rest of a sector is copied from its cached block. Returns the
    /// bytes done.
    private static int readPart(Blocks b, long at, Slice into) {
        int within = (int) (at % SECTOR);
        int whole = into.length() / SECTOR * SECTOR;
        if (within == 0 && whole > 0) {
            b.read(at, into.part(0, whole));
            return whole;
        }
        int n = Math.min(into.length(), SECTOR - within);
        b.fill(into.part(0, n), b.bytes(at, n));
        return n;
    }
}
