// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.List;
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

/// A mounted FAT volume.
public final class FatFileSystem extends BlockEngine<Request> implements FileSystem {
    private final FatVolume volume;

    FatFileSystem(EngineSetup setup, FatGeometry geometry, LongSupplier time) {
        super(setup, FatVolume.REGISTERS);
        volume = new FatVolume(geometry, time);
    }

    @Override
    public void submit(long tag, FileRequest request, long cause) {
        submit(tag, (Request) request, cause);
    }

    /// Checks the volume and puts right what an interruption left; answers a [FatReport] as detail.
    public void check(long tag, long cause) {
        submit(tag, new FatCommand(), cause);
    }

    /// What the check that the first request makes has put right; nothing when there was no need.
    public FatReport checkedAtMount() {
        return new FatReport(
                (int) register(FatVolume.LOST),
                (int) register(FatVolume.CUT),
                (int) register(FatVolume.UNEQUAL),
                List.of());
    }

    @Override
    protected Outcome run(Request request, Blocks blocks) {
        return volume.run(request, blocks);
    }

    @Override
    protected Request restored(Saved saved, Memories memories) {
        return FatCommand.restored(saved.as(FileRequest.State.class), memories);
    }
}
