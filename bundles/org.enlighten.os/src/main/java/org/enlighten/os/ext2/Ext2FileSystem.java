// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.function.LongSupplier;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Request;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Saved;

/// A mounted ext2 volume.
public final class Ext2FileSystem extends BlockEngine<Request> implements FileSystem {
    private final Ext2Volume volume;

    Ext2FileSystem(EngineSetup setup, Ext2Geometry geometry, LongSupplier time) {
        super(setup, Ext2Volume.REGISTERS);
        volume = new Ext2Volume(geometry, time);
    }

    @Override
    public void submit(long tag, FileRequest request, long cause) {
        submit(tag, (Request) request, cause);
    }

    @Override
    public void leave(long tag, long cause) {
        submit(tag, new Ext2Command(), cause);
    }

    @Override
    protected Outcome run(Request request, Blocks blocks) {
        return volume.run(request, blocks, sizeBelowBytes());
    }

    @Override
    protected Request restored(Saved saved, Memories memories) {
        return Ext2Command.restored(saved.as(FileRequest.State.class), memories);
    }
}
