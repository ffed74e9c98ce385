// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Request;
import org.enlighten.simulation.Saved;

/// A mounted file system that notes the order in which its operations are published.
public final class RecordedFiles extends BlockEngine<Request> {
    /// What carries out a request.
    public interface Volume {
        Outcome run(Request request, Blocks blocks);
    }

    /// Makes a request of a saved one.
    public interface Restorer {
        Request restored(FileRequest.State saved, Memories memories);
    }

    /// A request and what its last run answered.
    public record Published(Request request, Outcome outcome) {}

    public final List<Published> serial = new ArrayList<>();
    private final Volume volume;
    private final Restorer restorer;

    public RecordedFiles(EngineSetup setup, int registers, Volume volume, Restorer restorer) {
        super(setup, registers);
        this.volume = volume;
        this.restorer = restorer;
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
        return restorer.restored(saved.as(FileRequest.State.class), memories);
    }
}
