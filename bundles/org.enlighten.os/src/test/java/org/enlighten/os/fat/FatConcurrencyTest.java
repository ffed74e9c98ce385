// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.file.FileRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several operations at once on a disk that reorders: outcomes as one after the other, and no damage wherever the
/// power goes.
class FatConcurrencyTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 3);

    @TempDir
    Path folder;

    private static byte[] volume(FatType type) {
        long bytes = type == FatType.FAT12 ? 1 << 20 : type == FatType.FAT16 ? 5 << 20 : 34 << 20;
        return FatBench.formatted(bytes, type).image();
    }

    @ParameterizedTest
    @EnumSource
    void outcomesAreThoseOfTheSameOperationsOneAfterTheOther(FatType type) {
        byte[] image = volume(type);
        for (long seed = 1; seed <= SEEDS; seed++) {
            FatWorld world = new FatWorld(image, seed, 500, 7, 20 + (int) seed);
            Oracle oracle = new Oracle(world);
            world.watch(oracle);
            world.start();
            world.run();
            assertTrue(world.isDone(), "seed=" + seed);
            assertEquals(List.of(), oracle.problems, "seed=" + seed);
            FatImage end = new FatImage(world.volume.content());
            assertEquals(List.of(), end.damage, "seed=" + seed);
            assertEquals(0, end.lost + end.tooLong + end.orphans, "seed=" + seed);
            assertFalse(end.copiesDiffer, "seed=" + seed);
            assertEquals(Oracle.text(oracle.model.files), Oracle.text(end.files), "seed=" + seed);
        }
    }

    @Test
    void everyPowerCutLeavesAVolumeWithoutDamageAndAllThatWasFlushed() {
        int cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) cuts += cuts(FatType.FAT12, seed, 450).cuts;
        assertTrue(cuts > 500 * SEEDS, "cuts=" + cuts);
        assertTrue(cuts(FatType.FAT16, 77, 100).cuts > 100);
    }

    @Test
    void fsckFindsNoDamageAndAMountPutsTheRestRight() {
        Tool.required("fsck.fat");
        Cuts cuts = cuts(FatType.FAT12, 1234, 260);
        assertTrue(cuts.samples.size() > 10, "samples=" + cuts.samples.size());
        for (byte[] sample : cuts.samples) {
            Tool.Run before = fsck(sample);
            for (String bad : List.of("share", "free cluster", "does point", "start cluster", "Bad")) {
                assertFalse(
                        before.output().lines().anyMatch(l -> l.contains(bad) && !l.contains("Checking")),
                        before.output());
            }
            FatBench mounted = new FatBench(sample, 64);
            mounted.list("\\");
            mounted.flush();
            FatImage after = new FatImage(mounted.image());
            assertEquals(0, after.lost + after.tooLong);
            Tool.Run clean = fsck(mounted.image());
            boolean onlyNames = clean.output().contains("Orphaned long file name");
            assertTrue(clean.status() == 0 || onlyNames, clean.output());
        }
    }

    private Tool.Run fsck(byte[] image) {
        try {
            Path file = Files.write(folder.resolve("cut.img"), image);
            return Tool.tried("fsck.fat", "-n", "-v", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cuts cuts(FatType type, long seed, int total) {
        FatWorld world = new FatWorld(volume(type), seed, total, 6, 24);
        Cuts cuts = new Cuts(world);
        world.watch(cuts);
        world.volume.losesItsCache(cuts::check);
        world.start();
        world.run();
        assertTrue(world.isDone(), "seed=" + seed);
        assertEquals(List.of(), cuts.problems, "seed=" + seed);
        return cuts;
    }

    /// The same operations, one after the other, in the order of publication.
    private static class Oracle implements FatWorld.Watcher {
        final List<String> problems = new ArrayList<>();
        final FatModel model = new FatModel();
        final FatWorld world;
        private final Map<FileRequest, FatModel.Answer> expected = new IdentityHashMap<>();
        int seen;

        Oracle(FatWorld world) {
            this.world = world;
        }

        static Map<String, String> text(Map<String, byte[]> files) {
            Map<String, String> text = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            files.forEach((path, bytes) -> text.put(path, bytes.length + "#" + Arrays.hashCode(bytes)));
            return text;
        }

        @Override
        public void submitted(int number, FileRequest request) {}

        void follow() {
            for (; seen < world.files.serial.size(); seen++) {
                RecordedFat.Published published = world.files.serial.get(seen);
                FileRequest request = (FileRequest) published.request();
                if (published.outcome().isDone()) published(request);
                expected.put(request, model.apply(request));
            }
        }

        void published(FileRequest request) {}

        @Override
        public void answered(int number, FileRequest request, Outcome outcome) {
            follow();
            FatModel.Answer answer = expected.remove(request);
            boolean same = answer.agreesWith(outcome);
            if (same && request instanceof FileRequest.Read read && outcome.isDone()) {
                byte[] got = Arrays.copyOf(read.into().toBytes(), answer.bytes().length);
                same = Arrays.equals(answer.bytes(), got);
            }
            if (!same) problems.add(number + " " + request + ": " + outcome + ", expected " + answer.outcome());
        }
    }

    /// What every power cut must leave: no damage, and of files that no operation since their flush has touched, all.
    private static final class Cuts extends Oracle {
        private static final int EVERY = 23;
        final List<byte[]> samples = new ArrayList<>();
        private final Map<Integer, Map<String, byte[]>> atFlush = new HashMap<>();
        /// Of each path the changes that are published and not answered.
        private final Map<String, Set<FileRequest>> pending = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Map<String, byte[]> committed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int cuts;

        Cuts(FatWorld world) {
            super(world);
        }

        @Override
        public void submitted(int number, FileRequest request) {
            if (!(request instanceof FileRequest.Flush)) return;
            follow();
            Map<String, byte[]> durable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            model.files.forEach((path, bytes) -> {
                if (isSettled(path)) durable.put(path, bytes);
            });
            atFlush.put(number, durable);
        }

        @Override
        void published(FileRequest request) {
            switch (request) {
                case FileRequest.Create(String path) -> changed(request, path);
                case FileRequest.Write(String path, long _, var _) -> changed(request, path);
                case FileRequest.Delete(String path) -> changed(request, path);
                case FileRequest.Resize(String path, long _) -> changed(request, path);
                case FileRequest.Rename(String from, String to) -> {
                    changed(request, from);
                    changed(request, to);
                }
                default -> {}
            }
        }

        private void changed(FileRequest request, String path) {
            pending.computeIfAbsent(path, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(request);
            committed.remove(path);
        }

        private boolean isSettled(String path) {
            return pending.getOrDefault(path, Set.of()).isEmpty();
        }

        @Override
        public void answered(int number, FileRequest request, Outcome outcome) {
            super.answered(number, request, outcome);
            pending.values().forEach(p -> p.remove(request));
            Map<String, byte[]> durable = atFlush.remove(number);
            if (durable == null) return;
            durable.forEach((path, bytes) -> {
                if (Arrays.equals(bytes, model.files.get(path)) && isSettled(path)) committed.put(path, bytes);
            });
        }

        void check() {
            cuts++;
            follow();
            FatImage image = new FatImage(world.volume.medium());
            for (String damage : image.damage) problems.add("cut " + cuts + ": " + damage);
            committed.forEach((path, bytes) -> {
                if (!Arrays.equals(bytes, found(image, path))) problems.add("cut " + cuts + ": lost " + path);
            });
            if (cuts % EVERY == 0) samples.add(world.volume.medium());
        }

        private static byte[] found(FatImage image, String path) {
            for (Map.Entry<String, byte[]> file : image.files.entrySet()) {
                if (file.getKey().equalsIgnoreCase(path)) return file.getValue();
            }
            return null;
        }
    }
}
