// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.List;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A partition of a disk in memory, asked for what it has and for what it has not.
class LayersSnapshotTest extends SnapshotContract<LayersSnapshotTest.State> {
    record State(MemoryLayer.State disk, PendingAnswers.State partition, byte[] guest, long chance, int left) {}

    @Override
    protected World<State> build(long seed) {
        return new Layers(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.block.MemoryLayer",
                "org.enlighten.block.PartitionLayer",
                "org.enlighten.block.PendingAnswers",
                "org.enlighten.block.SparseBytes");
    }

    private static final class Layers implements Whole<State> {
        private static final EventType ANSWERED = EventType.of("test.answered", "tag", "done");
        private static final int SECTOR = 512;
        private static final int REQUESTS = 300;
        private static final int GUEST_SECTORS = 64;

        private final Simulation simulation;
        private final Memories memories = new Memories();
        private final ByteMemory guest = new ByteMemory("guest", new byte[GUEST_SECTORS * SECTOR]);
        private final MemoryLayer disk;
        private final PartitionLayer partition;
        private final Chance chance;
        private int left;

        Layers(long seed) {
            simulation = new Simulation(seed);
            chance = new Chance(seed);
            memories.add(guest);
            disk = new MemoryLayer("disk", simulation, memories, 1 << 18, 1 << 18, 1_000);
            partition = new PartitionLayer("partition", simulation, disk, 63 * SECTOR, 1 << 17);
            partition.attach(this::answered);
        }

        private void answered(long tag, Outcome outcome) {
            simulation.trace().record(ANSWERED, 0, 0, Mode.DEVICE, 0, tag, outcome.isDone() ? 1 : 0);
            if (left > 0) ask();
        }

        private void ask() {
            int sectors = 1 + chance.nextInt(8);
            long at = (chance.nextInt((1 << 17) / SECTOR + 40) - 20L) * SECTOR;
            Slice data = new Slice(guest, (long) chance.nextInt(GUEST_SECTORS - sectors) * SECTOR, sectors * SECTOR);
            BlockRequest request = switch (chance.nextInt(8)) {
                case 0 -> new BlockRequest.Flush();
                case 1, 2, 3 -> new BlockRequest.Read(at, data);
                default -> new BlockRequest.Write(at, data);
            };
            guest.bytes()[chance.nextInt(guest.bytes().length)]++;
            partition.submit(left--, request, 0);
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void start() {
            left = REQUESTS;
            for (int i = 0; i < 5; i++) ask();
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(disk.save(), partition.save(), guest.bytes().clone(), chance.state(), left);
        }

        @Override
        public void restore(State state) {
            System.arraycopy(state.guest(), 0, guest.bytes(), 0, guest.bytes().length);
            disk.restore(state.disk());
            partition.restore(state.partition());
            chance.restore(state.chance());
            left = state.left();
        }
    }
}
