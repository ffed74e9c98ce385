// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Slice;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

class MemoryLayerSnapshotTest extends SnapshotContract<MemoryLayer.State> {
    private static final EventType ANSWERED = EventType.of("test.answered", "tag", "");
    private static final int SECTOR = 512;

    @Override
    protected World<MemoryLayer.State> build(long seed) {
        return new Layer(new Simulation(seed));
    }

    private static final class Layer implements World<MemoryLayer.State> {
        private final Simulation simulation;
        private final MemoryLayer layer;

        Layer(Simulation simulation) {
            this.simulation = simulation;
            layer = new MemoryLayer("disk", simulation, new Memories(), 64 * SECTOR, 64 * SECTOR, 1_000);
            layer.attach((tag, outcome) -> simulation.trace().record(ANSWERED, 0, 0, Mode.DEVICE, 0, tag, 0));
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Snapshottable<MemoryLayer.State> component() {
            return layer;
        }

        @Override
        public void start() {
            for (int i = 0; i < 40; i++) {
                byte[] data = new byte[SECTOR];
                simulation.chance().nextBytes(data);
                layer.submit(i, new BlockRequest.Write(simulation.chance().nextLong(64) * SECTOR, Slice.of(data)), 0);
            }
        }
    }
}
