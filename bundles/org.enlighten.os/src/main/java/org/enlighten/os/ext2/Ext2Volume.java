// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.block.Blocks;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// What a mounted volume does with each request. The first change marks it as in use, [Ext2Command] as left in good
/// order; a volume that was not in good order when it was mounted is never marked so: that is for a check.
final class Ext2Volume {
    static final int REGISTERS = 1;
    /// Register: how the volume is marked.
    private static final int STATE = 0;

    private static final int UNTOUCHED = 0;
    private static final int IN_USE = 1;
    /// In use, and it was so before.
    private static final int UNCHECKED = 2;
    private final Ext2Geometry g;
    private final LongSupplier time;

    Ext2Volume(Ext2Geometry geometry, LongSupplier time) {
        g = geometry;
        this.time = time;
    }

    /// @param sizeBytes of the layer below
    Outcome run(Request request, Blocks b, long sizeBytes) {
        if (g.sizeBytes() > sizeBytes) {
            throw Damage.found(
                    "The volume has %d bytes, but %d by its superblock.".formatted(sizeBytes, g.sizeBytes()));
        }
        Ext2Access access = Ext2Access.of(b, g, Ext2Time.seconds(time.getAsLong()));
        return switch (request) {
            case FileRequest file -> file(file, access);
            case Ext2Command() -> leave(access);
            default -> throw new IllegalStateException("not a request to a file system: " + request);
        };
    }

    private Outcome file(FileRequest request, Ext2Access access) {
        return switch (request) {
            case FileRequest.Stat(String path) -> {
                Ext2Inode inode = new Ext2Names(access).inode(path);
                Listing.Entry entry = listed(lastName(path), inode);
                yield new Outcome.Done(entry.sizeBytes(), Saved.of(entry));
            }
            case FileRequest.List(String path) -> {
                List<Listing.Entry> entries = new ArrayList<>();
                new Ext2Names(access)
                        .directory(path)
                        .forEach(e -> entries.add(listed(e.text(), access.inode(e.inode()))));
                yield new Outcome.Done(entries.size(), Saved.of(new Listing(entries)));
            }
            case FileRequest.Volume() -> new Outcome.Done(0, Saved.of(info(access)));
            case FileRequest.Read(String path, long at, Slice into) ->
                Outcome.done(content(access, path).read(at, into));
            case FileRequest.Flush() -> {
                flush(access);
                yield Outcome.DONE;
            }
            default -> {
                markInUse(access);
                yield change(request, access);
            }
        };
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    private static Listing.Entry listed(String name, Ext2Inode inode) {
        boolean directory = inode.isDirectory();
        return new Listing.Entry(
                name, directory, directory ? 0 : inode.sizeBytes(), Ext2Time.ns(inode.modifiedSeconds()));
    }

    private Outcome change(FileRequest request, Ext2Access access) {
        switch (request) {
            case FileRequest.Write(String path, long at, Slice data) -> {
                return Outcome.done(content(access, path).write(at, data));
            }
            case FileRequest.Resize(String path, long bytes) ->
                content(access, path).resize(bytes);
            case FileRequest.Create(String path) -> new Ext2Names(access).create(path);
            case FileRequest.MakeDirectory(String path) -> new Ext2Names(access).makeDirectory(path);
            case FileRequest.Delete(String path) -> new Ext2Names(access).delete(path);
            case FileRequest.Rename(String from, String to) -> new Ext2Names(access).rename(from, to);
            default -> throw new IllegalStateException("not a change: " + request);
        }
        return Outcome.DONE;
    }

    private static Ext2File content(Ext2Access access, String path) {
        return new Ext2File(access, new Ext2Names(access).inode(path), path);
    }

    private VolumeInfo info(Ext2Access access) {
        long capacity = Math.max(0, g.blocks() - g.overheadBlocks()) * g.blockBytes();
        long free = access.groups().sum(Ext2Groups.FREE_BLOCKS) * g.blockBytes();
        return new VolumeInfo(g.label(), Ext2Factory.NAME, capacity, free, g.serialNumber());
    }

    private void markInUse(Ext2Access access) {
        if (!g.writable()) {
            throw new OperationFailed(
                    Failure.READ_ONLY, "The volume has features that this system can only read, not keep up.");
        }
        if (access.b().register(STATE) != UNTOUCHED) return;
        Ext2Super mark = new Ext2Super(access.b());
        access.b().register(STATE, mark.isValid() ? IN_USE : UNCHECKED);
        mark.inUse(access.seconds());
    }

    private static void flush(Ext2Access access) {
        access.b().phase(Ext2Phase.FREE);
        access.b().flush();
    }

    /// Every change reads how the volume is marked, so this plan waits for those before it and goes before those
    /// after.
    private static Outcome leave(Ext2Access access) {
        long state = access.b().register(STATE);
        if (state != UNTOUCHED) {
            new Ext2Super(access.b()).leave(access.groups(), state == IN_USE, access.seconds());
            if (state == IN_USE) access.b().register(STATE, UNTOUCHED);
        }
        flush(access);
        return Outcome.DONE;
    }
}
