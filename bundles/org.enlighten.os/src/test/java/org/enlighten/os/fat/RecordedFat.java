// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Request;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// A FAT volume that notes the order in which its operations are published.
final class RecordedFat extends BlockEngine<Request> {
    /// A request and what its last run answered.
    record Published(Request request, Outcome outcome) {}

    final List<Published> serial = new ArrayList<>();
    private final FatVolume volume;

    RecordedFat(EngineSetup setup, FatGeometry geometry, LongSupplier time) {
        super(setup, FatVolume.REGISTERS);
        volume = new FatVolume(geometry, time);
    }

    @Override
    protected Outcome run(Request request, Blocks blocks) {
        try {
            Outcome outcome = volume.run(request, blocks);
            serial.add(new Published(request, outcome));
            return outcome;
        } catch (OperationFailed failed) {
            serial.add(new Published(request, failed.outcome()));
            throw failed;
        }
    }

    @Override
    protected Request restored(Saved saved, Memories memories) {
        return FatCommand.restored(saved.as(FileRequest.State.class), memories);
    }
}
