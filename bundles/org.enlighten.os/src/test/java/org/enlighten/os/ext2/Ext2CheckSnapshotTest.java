// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A check of a volume that an interruption left in disorder, saved between any two of its steps. Each seed is a
/// disorder of its own.
class Ext2CheckSnapshotTest extends SnapshotContract<Ext2CheckSnapshotTest.State> {
    record State(Saved check, byte[] image, byte[] read, Optional<Ext2Report> report) {}

    private static final byte[] NOTHING = {};
    private static final List<String> NAMES = List.of("long", "deep", "file", "empty", "other");

    @Override
    protected World<State> build(long seed) {
        return new Checking(disordered(seed));
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.ext2.BitmapPass",
                "org.enlighten.os.ext2.DirectoryPass",
                "org.enlighten.os.ext2.Ext2Check",
                "org.enlighten.os.ext2.InodePass",
                "org.enlighten.os.ext2.LostAndFound",
                "org.enlighten.os.ext2.PatchPass");
    }

    @Override
    protected int every() {
        return 1;
    }

    /// Names are gone, bitmaps and kinds are wrong, and the volume says that it is in use.
    private static byte[] disordered(long seed) {
        Ext2Bench bench = Ext2Bench.formatted(500 << 10, 1024);
        bench.write("\\long", new byte[30_000]);
        bench.done(new FileRequest.MakeDirectory("\\deep"));
        bench.write("\\deep\\file", new byte[5000]);
        bench.done(new FileRequest.Create("\\deep\\empty"));
        bench.write("\\other", "text".getBytes(StandardCharsets.US_ASCII));
        byte[] image = bench.leave().image();
        image[Ext2Super.STATE] = 0;
        Chance chance = new Chance(seed);
        for (int i = 0; i < 3; i++) {
            int entry = entry(image, NAMES.get(chance.nextInt(NAMES.size())));
            if (chance.nextInt(3) == 0) image[entry + Ext2Entry.TYPE] = 5;
            else System.arraycopy(new byte[4], 0, image, entry, 4);
        }
        Ext2Geometry g = Ext2Geometry.parse(image).orElseThrow();
        int bitmap = (image[(int) g.descriptorAt(0)] & 0xFF) * g.blockBytes();
        image[bitmap + 40 + chance.nextInt(10)] ^= (byte) (1 + chance.nextInt(255));
        return image;
    }

    /// Where the first entry of that name lies.
    private static int entry(byte[] image, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; ; at += 4) {
            int from = at + Ext2Entry.NAME;
            boolean same = Arrays.equals(image, from, from + wanted.length, wanted, 0, wanted.length);
            if (same && image[at + Ext2Entry.NAME_LENGTH] == wanted.length) return at;
        }
    }

    /// Carries out one step of the check at a time.
    private static final class Checking implements Whole<State> {
        private static final EventType STEPPED = EventType.of("test.stepped", "at", "bytes");

        private final Simulation simulation = new Simulation(1);
        private final byte[] image;
        private final Ext2Check check;
        private byte[] read = NOTHING;
        private Optional<Ext2Report> report = Optional.empty();

        Checking(byte[] image) {
            this.image = image;
            check = new Ext2Check(image.length, false);
        }

        @Override
        public void start() {}

        @Override
        public boolean step() {
            if (report.isPresent()) return false;
            Ext2Step step = check.next(read);
            read = NOTHING;
            switch (step) {
                case Ext2Step.Read(long at, int bytes) -> {
                    read = Arrays.copyOfRange(image, (int) at, (int) at + bytes);
                    told(at, bytes);
                }
                case Ext2Step.Write(long at, byte[] bytes) -> {
                    System.arraycopy(bytes, 0, image, (int) at, bytes.length);
                    told(at, Arrays.hashCode(bytes));
                }
                case Ext2Step.Flush() -> told(-1, 0);
                case Ext2Step.Done(Ext2Report last) -> report = Optional.of(last);
            }
            return true;
        }

        private void told(long at, long bytes) {
            simulation.trace().record(STEPPED, 0, 0, Mode.USER, 0, at, bytes);
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(check.save(), image.clone(), read, report);
        }

        @Override
        public void restore(State state) {
            check.restore(state.check());
            System.arraycopy(state.image(), 0, image, 0, image.length);
            read = state.read();
            report = state.report();
        }
    }
}
