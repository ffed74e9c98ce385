// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Optional;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Saved;

/// One mounted volume: the stretch of its device below the file system, and the file system's client above.
final class Volume implements BlockLayer, BlockClient, PendingRequest.Client {
    /// What is saved.
    ///
    /// @param fileSystem the factory's name; empty for a device that is a tree of files itself
    /// @param firstSectors what it was recognized by
    record State(
            int id,
            String root,
            String device,
            int driver,
            int partition,
            long atBytes,
            long sizeBytes,
            boolean system,
            boolean stale,
            String fileSystem,
            byte[] firstSectors,
            Saved content) {}

    final int id;
    final String root;
    final String device;
    final DriverInstance driver;
    /// The block device below; empty for a device that is a tree of files itself.
    final Optional<BlockDevice> below;
    final int partition;
    final long atBytes;
    private final long sizeBytes;
    private final Executive x;
    boolean system;
    /// A program has written to it past its file system.
    boolean stale;
    /// Dismounted: late answers from below go nowhere.
    boolean gone;
    String fileSystemName = "";
    byte[] firstSectors = new byte[0];
    FileSystem fileSystem;
    private BlockClient above;

    Volume(Executive x, int id, String root, BlockDevice below, int partition, long at, long size) {
        this(x, id, root, below.name, below.driver, Optional.of(below), partition, at, size);
    }

    /// A host's volume.
    Volume(Executive x, int id, String root, String device, DriverInstance driver, long size) {
        this(x, id, root, device, driver, Optional.empty(), 0, 0, size);
    }

    private Volume(
            Executive x,
            int id,
            String root,
            String device,
            DriverInstance driver,
            Optional<BlockDevice> below,
            int partition,
            long at,
            long size) {
        this.x = x;
        this.id = id;
        this.root = root;
        this.device = device;
        this.driver = driver;
        this.below = below;
        this.partition = partition;
        this.atBytes = at;
        this.sizeBytes = size;
    }

    /// Puts a file system on it.
    void mount(FileSystem mounted) {
        fileSystem = mounted;
        mounted.attach(this);
    }

    @Override
    public void attach(BlockClient client) {
        above = client;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        if (gone) x.dispatcher.answer(this, tag, Executive.VOLUME_GONE);
        else
            switch (request) {
                case BlockRequest.Read(long at, Slice into)
                when isInside(at, into) ->
                    below.get().submit(this, tag, new BlockRequest.Read(atBytes + at, into), cause);
                case BlockRequest.Write(long at, Slice data)
                when isInside(at, data) ->
                    below.get().submit(this, tag, new BlockRequest.Write(atBytes + at, data), cause);
                case BlockRequest.Barrier _, BlockRequest.Flush _ -> below.get().submit(this, tag, request, cause);
                default -> x.dispatcher.answer(this, tag, outside());
            }
    }

    private Outcome outside() {
        return new Outcome.Failed(Outcome.Failure.OUT_OF_RANGE, "The request lies outside of volume '" + root + "'.");
    }

    private boolean isInside(long at, Slice data) {
        return at >= 0 && at <= sizeBytes - data.length();
    }

    @Override
    public String key() {
        return "volume/" + id;
    }

    /// The device has answered the file system.
    @Override
    public void requestDone(long tag, Outcome outcome) {
        if (gone || above == null) return;
        x.guarded(fileSystemName, () -> above.completed(tag, outcome));
    }

    /// The file system has answered the kernel.
    @Override
    public void completed(long tag, Outcome outcome) {
        x.files.completed(this, tag, outcome);
    }

    State save() {
        return new State(
                id,
                root,
                device,
                driver.number,
                partition,
                atBytes,
                sizeBytes,
                system,
                stale,
                fileSystemName,
                firstSectors,
                fileSystem.save());
    }
}
