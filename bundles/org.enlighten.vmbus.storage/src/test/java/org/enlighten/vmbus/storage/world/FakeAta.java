// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.Map;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// In place of an IDE controller and the disk on it: names the disk as a controller would, and moves its
/// data
/// after a while in its own routine.
final class FakeAta extends Driver {
    static final String BUS = "fakeide";
    static final String ID = "TEST\\ATA";

    record State(long served) {}

    private static final long SERVICE_NS = 300_000;

    private final MemoryLayer layer;
    /// Requests that came by this door.
    long served;

    FakeAta(DeviceNode node, DriverContext kernel, MemoryLayer layer) {
        super(node, kernel);
        this.layer = layer;
    }

    @Override
    protected void initialize() {
        if (node.path().startsWith("root/"))
            kernel.found(DeviceNode.registers("ide/channel0/master", ID, "Test disk", Map.of()));
        else kernel.offerBlocks("Test disk", layer.sizeBytes(), 512, false);
    }

    @Override
    protected void start(IoRequest request) {
        served++;
        charge(SERVICE_NS);
        if (request.function() instanceof IoRequest.Function.Block(BlockRequest block)) {
            if (block instanceof BlockRequest.Read(long at, Slice into)) into.fill(layer.peek(at, into.length()), 0);
            if (block instanceof BlockRequest.Write(long at, Slice from)) layer.poke(at, from.toBytes());
        }
        complete(request.id(), Outcome.DONE);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(served));
    }

    @Override
    public void restore(Saved saved) {
        served = saved.as(State.class).served();
    }
}
