// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.junit.jupiter.api.io.TempDir;

/// A volume whose client keeps several requests under way on two files, one of them opened twice, and makes, renames
/// and deletes others. Odd seeds have a disk with a write cache, even ones flash.
class VolumeSnapshotTest extends SnapshotContract<VolumeSnapshotTest.State> {
    /// @param mark where the files' bytes are kept
    record State(String mark, Volume.State volume, byte[] buffer, long tags, long underWay) {}

    @TempDir
    Path directory;

    @Override
    protected World<State> build(long seed) {
        return new Busy(seed, directory.resolve("seed-" + seed));
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.host.Volume",
                "org.enlighten.host.internal.volume.DiskService",
                "org.enlighten.host.internal.volume.FileIndex",
                "org.enlighten.host.internal.volume.FileRecord",
                "org.enlighten.host.internal.volume.FlashService",
                "org.enlighten.host.internal.volume.VolumeStore",
                "org.enlighten.host.internal.volume.WriteLog");
    }

    @Override
    protected int stepsMax() {
        return 200;
    }

    @Override
    protected int every() {
        return 7;
    }

    @Override
    protected int seeds() {
        return 4;
    }

    private static final class Busy implements Whole<State> {
        private static final EventType ANSWERED = EventType.of("test.answered", "tag", "done");
        private static final int BUFFER_SECTORS = 128;
        private static final int FILE_SECTORS = 2_000;
        private static final int DEPTH = 6;

        private final Simulation simulation;
        private final Memories memories = new Memories();
        private final ByteMemory buffer = new ByteMemory("buffer", new byte[BUFFER_SECTORS * 512]);
        private final Path directory;
        private final VolumeProfile profile;
        private final BlockLayer[] files = new BlockLayer[3];
        private Volume volume;
        private long tags;
        private long underWay;

        Busy(long seed, Path directory) {
            simulation = new Simulation(seed);
            profile = seed % 2 == 0 ? VolumeFixture.nvme() : VolumeFixture.cachedDisk(1L << 30, 1 << 16);
            this.directory = directory;
            memories.add(buffer);
        }

        @Override
        public void start() {
            delete(directory);
            open();
            for (String name : List.of("f0", "f1")) {
                volume.create(name);
                volume.resize(name, FILE_SECTORS * 512L);
            }
            openFiles();
        }

        private void open() {
            volume = new Volume("host/volume/C", profile, directory, simulation, memories);
            volume.wire(volume::deliver);
        }

        private void openFiles() {
            files[0] = volume.open("f0");
            files[1] = volume.open("f1");
            files[2] = volume.open("f1", "another");
            for (BlockLayer file : files) file.attach(this::answered);
        }

        private void answered(long tag, Outcome outcome) {
            underWay--;
            simulation.trace().record(ANSWERED, 0, 0, Mode.DEVICE, 0, tag, outcome.isDone() ? 1 : 0);
        }

        @Override
        public boolean step() {
            while (underWay < DEPTH) submit();
            if (simulation.chance().nextInt(8) == 0)
                rearrange("d" + simulation.chance().nextInt(5));
            return simulation.step();
        }

        private void submit() {
            int sectors = 1 + simulation.chance().nextInt(8);
            Slice data = new Slice(buffer, simulation.chance().nextInt(BUFFER_SECTORS - sectors) * 512L, sectors * 512);
            long at = simulation.chance().nextInt(FILE_SECTORS + 10) * 512L;
            BlockRequest request = switch (simulation.chance().nextInt(10)) {
                case 0 -> new BlockRequest.Flush();
                case 1 -> new BlockRequest.Barrier();
                case 2, 3, 4 -> new BlockRequest.Read(at, data);
                default -> new BlockRequest.Write(at, data);
            };
            underWay++;
            files[simulation.chance().nextInt(3)].submit(tags++, request, tags);
            buffer.bytes()[simulation.chance().nextInt(buffer.bytes().length)]++;
        }

        private void rearrange(String name) {
            if (volume.entry(name).isEmpty()) volume.create(name);
            else if (simulation.chance().nextInt(2) == 0) volume.delete(name);
            else volume.resize(name, simulation.chance().nextInt(100_000));
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void close() {
            volume.close();
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            String mark = "step-" + simulation.steps();
            volume.forgetMark(mark);
            volume.mark(mark);
            return new State(mark, volume.save(), buffer.bytes().clone(), tags, underWay);
        }

        @Override
        public void restore(State state) {
            open();
            volume.rewind(state.mark());
            volume.restore(state.volume());
            System.arraycopy(state.buffer(), 0, buffer.bytes(), 0, buffer.bytes().length);
            tags = state.tags();
            underWay = state.underWay();
            openFiles();
        }

        private static void delete(Path directory) {
            if (!Files.exists(directory)) return;
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
