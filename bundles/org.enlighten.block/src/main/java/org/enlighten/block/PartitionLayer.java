// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// A range of another layer, such as one partition of a disk. Its client's tags go through as they are, so it is the
/// only client of the layer below.
public final class PartitionLayer implements BlockLayer, Snapshottable<PendingAnswers.State> {
    private final BlockLayer whole;
    private final long startBytes;
    private final long sizeBytes;
    private final PendingAnswers refusals;

    /// @param id path, unique in its simulation
    /// @param startBytes a multiple of 512
    public PartitionLayer(String id, Simulation simulation, BlockLayer whole, long startBytes, long sizeBytes) {
        this.whole = whole;
        this.startBytes = startBytes;
        this.sizeBytes = sizeBytes;
        refusals = new PendingAnswers(simulation, id + "/refusals");
    }

    @Override
    public void attach(BlockClient client) {
        whole.attach(client);
        refusals.attach(client);
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        switch (request) {
            case BlockRequest.Read(long at, Slice into)
            when isInside(at, into.length()) -> whole.submit(tag, new BlockRequest.Read(startBytes + at, into), cause);
            case BlockRequest.Write(long at, Slice data)
            when isInside(at, data.length()) -> whole.submit(tag, new BlockRequest.Write(startBytes + at, data), cause);
            case BlockRequest.Read(long at, Slice into) -> refuse(tag, at, into.length());
            case BlockRequest.Write(long at, Slice data) -> refuse(tag, at, data.length());
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> whole.submit(tag, request, cause);
        }
    }

    public void close() {
        refusals.close();
    }

    private boolean isInside(long at, int length) {
        return at >= 0 && at <= sizeBytes - length;
    }

    private void refuse(long tag, long at, int length) {
        refusals.add(tag, Outcome.outOfRange(at, length, sizeBytes));
    }

    @Override
    public Class<PendingAnswers.State> stateType() {
        return PendingAnswers.State.class;
    }

    @Override
    public PendingAnswers.State save() {
        return refusals.save();
    }

    @Override
    public void restore(PendingAnswers.State state) {
        refusals.restore(state);
    }
}
