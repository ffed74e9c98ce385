// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.os.cdfs.CdfsFactory;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A CD of ours under CDFS, several requests at a time, in a drive that answers in any order.
class CdfsSnapshotTest extends SnapshotContract<CdfsSnapshotTest.State> {
    record State(FaultyVolume.State disc, Saved files, byte[] guest, int left) {}

    @Override
    protected World<State> build(long seed) {
        return new Cd(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.os.cdfs.CdfsFileSystem");
    }

    @Override
    protected int every() {
        return 17;
    }

    @Override
    protected int stepsAfter() {
        return 300;
    }

    @Override
    protected int seeds() {
        return 3;
    }

    private static final class Cd implements Whole<State> {
        private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");
        private static final int REQUESTS = 120;
        private static final int DEPTH = 4;
        private static final int FILES = 30;
        private static final int BYTES = 4096;

        private final Simulation simulation;
        private final ByteMemory guest = new ByteMemory("guest", new byte[DEPTH * BYTES]);
        private final FaultyVolume disc;
        private final FileSystem files;
        private int left;

        Cd(long seed) {
            simulation = new Simulation(seed);
            Memories memories = new Memories();
            memories.add(guest);
            byte[] image = image();
            disc = new FaultyVolume("disc", simulation, memories, image, image.length, seed);
            byte[] first = Arrays.copyOf(image, 36_864);
            files = new CdfsFactory().mount("cd", simulation, memories, disc, first, 4, simulation::now);
            files.attach(this::answered);
        }

        private static byte[] image() {
            TreeMap<String, byte[]> files = new TreeMap<>();
            for (int i = 0; i < FILES; i++) {
                byte[] content = new byte[i * 300];
                Arrays.fill(content, (byte) i);
                files.put("I386/FILE" + i + ".SYS", content);
            }
            files.put("README.TXT", "insert into drive".getBytes(StandardCharsets.US_ASCII));
            return Iso9660Image.bytes("NT40", files, new byte[512], 1_204_070_400L);
        }

        private void answered(long tag, Outcome outcome) {
            long value = outcome instanceof Outcome.Done(long v, Saved _) ? v : -1;
            simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, value);
            ask(tag);
        }

        private void ask(long tag) {
            if (left == 0) return;
            left--;
            int number = simulation.chance().nextInt(FILES + 2);
            String path = "\\I386\\FILE" + number + ".SYS";
            Slice into = new Slice(guest, tag * BYTES, 1 + simulation.chance().nextInt(BYTES));
            FileRequest request = switch (simulation.chance().nextInt(8)) {
                case 0 -> new FileRequest.List("\\I386");
                case 1 -> new FileRequest.Stat(path);
                case 2 -> new FileRequest.Volume();
                case 3 -> new FileRequest.Delete(path);
                default -> new FileRequest.Read(path, simulation.chance().nextInt(9_000), into);
            };
            files.submit(tag, request, 0);
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void start() {
            left = REQUESTS;
            for (int tag = 0; tag < DEPTH; tag++) ask(tag);
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(disc.save(), files.save(), guest.bytes().clone(), left);
        }

        @Override
        public void restore(State state) {
            System.arraycopy(state.guest(), 0, guest.bytes(), 0, guest.bytes().length);
            disc.restore(state.disc());
            files.restore(state.files());
            left = state.left();
        }
    }
}
