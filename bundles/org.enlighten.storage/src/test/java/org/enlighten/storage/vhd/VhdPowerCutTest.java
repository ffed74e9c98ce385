// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.block.fault.Tool;
import org.enlighten.simulation.Simulation;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.DiskWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The power goes after every piece that reached the medium: the image opens, nothing that was flushed is lost.
class VhdPowerCutTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 3);
    private static final int DISK = 1 << 20;
    private static final int BLOCK = 16 << 10;
    private final VhdFormat format = new VhdFormat();

    @TempDir
    Path folder;

    @Test
    void everyCutLeavesASoundDiskWithAllThatWasFlushed() {
        int cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) cuts += run(seed, false).cuts;
        assertTrue(cuts > 1000 * SEEDS, "cuts=" + cuts);
    }

    @Test
    void qemuImgConvertsWhatACutLeaves() {
        Tool.required("qemu-img");
        Cuts cuts = run(99, true);
        assertTrue(cuts.converted >= 20, "converted=" + cuts.converted);
    }

    /// An empty file becomes a disk or is refused; it is never half a disk.
    @Test
    void aCutWhileADiskIsMadeLeavesNothingOrTheDisk() {
        int[] found = {0, 0};
        for (long seed = 1; seed <= 40; seed++) {
            Simulation simulation = new Simulation(1);
            FaultyVolume file = new FaultyVolume("file", simulation, new Memories(), new byte[0], 4 * DISK, seed);
            file.losesItsCache(() -> {
                DiskBench bench = new DiskBench(format, file.medium(), DISK);
                if (bench.open().isDone()) {
                    found[1]++;
                    assertEquals(List.of(), bench.checked().problems());
                    assertArrayEquals(new byte[DISK], bench.read(0, DISK));
                } else {
                    found[0]++;
                }
            });
            boolean[] answered = {true};
            file.attach((_, _) -> answered[0] = true);
            for (BlockRequest request : format.create(DiskBench.spec(DiskType.DYNAMIC, DISK, 4 << 10))) {
                answered[0] = false;
                file.submit(0, request, 0);
                while (!answered[0]) simulation.step();
            }
        }
        assertTrue(found[0] > 40 && found[1] >= 40, "nothing=" + found[0] + ", disks=" + found[1]);
    }

    private Cuts run(long seed, boolean converting) {
        byte[] image = DiskBench.created(format, DiskBench.spec(DiskType.DYNAMIC, DISK, BLOCK));
        DiskWorld world = new DiskWorld(format, image, DISK, seed, 220, 8);
        Cuts cuts = new Cuts(world, converting);
        world.watch(cuts);
        world.volume.losesItsCache(cuts::check);
        world.start();
        world.run();
        assertTrue(world.isDone(), "seed=" + seed);
        assertEquals(List.of(), cuts.problems, "seed=" + seed);
        return cuts;
    }

    private final class Cuts implements DiskWorld.Watcher {
        private static final int EVERY = 60;
        final List<String> problems = new ArrayList<>();
        private final DiskWorld world;
        private final boolean converting;
        /// Events so far: what was answered before another was submitted comes before it.
        private int clock;

        private final Map<Integer, Integer> submittedAt = new HashMap<>();
        private final Map<Integer, Integer> answeredAt = new HashMap<>();
        /// Of each sector the stamps of all writes; 0 is the one before them.
        private final List<List<Integer>> stamps = new ArrayList<>();
        /// Of each sector the stamps that a flush has made impossible.
        private final List<Set<Integer>> gone = new ArrayList<>();
        private final Map<Integer, List<Set<Integer>>> goneWith = new HashMap<>();
        int cuts;
        int converted;

        Cuts(DiskWorld world, boolean converting) {
            this.world = world;
            this.converting = converting;
            for (int i = 0; i < DISK / 512; i++) {
                stamps.add(new ArrayList<>(List.of(0)));
                gone.add(new TreeSet<>());
            }
        }

        @Override
        public void submitted(int number, BlockRequest request) {
            submittedAt.put(number + 1, clock++);
            if (request instanceof BlockRequest.Write(long at, Slice data)) {
                for (int s = (int) (at / 512); s < (at + data.length()) / 512; s++)
                    stamps.get(s).add(number + 1);
            }
            if (request instanceof BlockRequest.Flush)
                goneWith.put(number, stamps.stream().map(this::over).toList());
        }

        /// Writes that another, answered by now, was submitted after.
        private Set<Integer> over(List<Integer> history) {
            int last = -1;
            for (int w : history) if (answeredAt.containsKey(w)) last = Math.max(last, submittedAt.get(w));
            Set<Integer> over = new TreeSet<>();
            for (int w : history)
                if (w == 0 ? last >= 0 : answeredAt.getOrDefault(w, Integer.MAX_VALUE) < last) over.add(w);
            return over;
        }

        @Override
        public void answered(int number, Outcome outcome) {
            if (!outcome.isDone()) problems.add(number + ": " + outcome);
            answeredAt.put(number + 1, clock++);
            List<Set<Integer>> flushed = goneWith.remove(number);
            if (flushed != null)
                for (int s = 0; s < flushed.size(); s++) gone.get(s).addAll(flushed.get(s));
        }

        void check() {
            cuts++;
            byte[] medium = world.volume.medium();
            VhdImage image = new VhdImage(medium);
            if (image.problem().isPresent()) {
                problems.add("cut " + cuts + ": " + image.problem().get());
                return;
            }
            byte[] content = image.content();
            for (int s = 0; s < gone.size(); s++) {
                int stamp = content[s * 512] & 0xFF | (content[s * 512 + 1] & 0xFF) << 8;
                if (gone.get(s).contains(stamp)) {
                    problems.add("cut %d: sector %d has stamp %d of %s, flushed over %s"
                            .formatted(cuts, s, stamp, stamps.get(s), gone.get(s)));
                }
            }
            if (converting && cuts % EVERY == 0) convert(medium, content);
            if (cuts % EVERY == 0) reopen(medium, content);
        }

        private void reopen(byte[] medium, byte[] content) {
            DiskBench bench = new DiskBench(format, medium, 2L * DISK);
            DiskInfo info = bench.opened();
            if (!info.repaired().isEmpty() || !bench.checked().isSound()) problems.add("cut " + cuts + ": " + info);
            if (!Arrays.equals(content, bench.read(0, DISK))) problems.add("cut " + cuts + ": reads otherwise");
        }

        private void convert(byte[] medium, byte[] content) {
            converted++;
            try {
                Path vhd = Files.write(folder.resolve("cut.vhd"), medium);
                Path raw = folder.resolve("cut.raw");
                Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", vhd.toString(), raw.toString());
                byte[] theirs = Arrays.copyOf(Files.readAllBytes(raw), DISK);
                if (!Arrays.equals(content, theirs)) problems.add("cut " + cuts + ": qemu-img reads otherwise");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
