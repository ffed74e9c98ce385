// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.fat.FatFormat;
import org.enlighten.os.fat.FatImage;
import org.enlighten.os.fat.FatType;
import org.enlighten.os.file.FileModel;
import org.enlighten.os.file.FileRequest;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.storage.vhd.VhdImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest's file system on a growing disk, both restartable operations, over a disk that reorders and loses its
/// cache.
class FatOnVhdTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 2);
    private static final int DISK = 512 << 10;
    private static final byte[] FORMATTED = formatted();

    @TempDir
    Path folder;

    private static FatFormat format() {
        return new FatFormat(DISK, "STACK", 7, "ENLIGHTN", new byte[0], 0, Optional.of(FatType.FAT12), 0);
    }

    private static byte[] formatted() {
        VhdFormat vhd = new VhdFormat();
        DiskBench bench =
                new DiskBench(vhd, DiskBench.created(vhd, DiskBench.spec(DiskType.DYNAMIC, DISK, 8 << 10)), 2L * DISK);
        bench.opened();
        for (FatFormat.Piece piece : format().pieces())
            assertTrue(bench.write(piece.at(), piece.bytes()).isDone());
        return bench.image();
    }

    static StackWorld world(long seed, int total) {
        byte[] boot = format().pieces().getLast().bytes();
        return new StackWorld(FORMATTED, boot, DISK, seed, total);
    }

    @Test
    void everyPowerCutLeavesBothLayersSoundAndAllThatWasFlushed() throws IOException {
        int cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            StackWorld world = world(seed, 520);
            Cuts watcher = new Cuts(world);
            world.watch(watcher);
            world.volume.losesItsCache(watcher::check);
            world.start();
            world.run();
            assertTrue(world.isDone(), "seed=" + seed);
            assertEquals(List.of(), watcher.problems, "seed=" + seed);
            cuts += watcher.cuts;
            atRest(world);
        }
        assertTrue(cuts > 800 * SEEDS, "cuts=" + cuts);
    }

    private void atRest(StackWorld world) throws IOException {
        byte[] image = world.volume.content();
        FatImage end = new FatImage(new VhdImage(image).content());
        assertEquals(0, end.lost + end.tooLong + end.orphans);
        assertFalse(end.copiesDiffer);
        assertEquals(world.model().files.keySet(), end.files.keySet());
        Tool.required("qemu-img");
        Tool.required("fsck.fat");
        Path vhd = Files.write(folder.resolve("rest.vhd"), image);
        Path raw = folder.resolve("rest.raw");
        Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", vhd.toString(), raw.toString());
        Tool.run("fsck.fat", "-n", "-v", raw.toString());
    }

    private static final class Cuts implements StackWorld.Watcher {
        final List<String> problems = new ArrayList<>();
        private final StackWorld world;
        private final Map<Integer, Map<String, byte[]>> atFlush = new HashMap<>();
        private final Map<Integer, String> underWay = new HashMap<>();
        private final Map<String, byte[]> committed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int cuts;

        Cuts(StackWorld world) {
            this.world = world;
        }

        @Override
        public void submitted(int user, FileRequest request) {
            switch (request) {
                case FileRequest.Create(String path) -> changing(user, path);
                case FileRequest.Write(String path, long _, var _) -> changing(user, path);
                case FileRequest.Delete(String path) -> changing(user, path);
                case FileRequest.Resize(String path, long _) -> changing(user, path);
                case FileRequest.Flush _ -> {
                    Map<String, byte[]> durable = new TreeMap<>(world.model().files);
                    durable.keySet().removeAll(underWay.values());
                    atFlush.put(user, durable);
                }
                default -> {}
            }
        }

        private void changing(int user, String path) {
            underWay.put(user, path);
            committed.remove(path);
        }

        @Override
        public void answered(int user, FileRequest request, Outcome outcome, FileModel.Answer expected) {
            underWay.remove(user);
            boolean same = expected.agreesWith(outcome);
            if (same && request instanceof FileRequest.Read read && outcome.isDone()) {
                byte[] got = Arrays.copyOf(read.into().toBytes(), expected.bytes().length);
                same = Arrays.equals(expected.bytes(), got);
            }
            if (!same) problems.add(request + ": " + outcome + ", expected " + expected.outcome());
            Map<String, byte[]> durable = atFlush.remove(user);
            if (durable == null) return;
            Set<String> changing = new HashSet<>(underWay.values());
            durable.forEach((path, bytes) -> {
                if (!changing.contains(path)
                        && Arrays.equals(bytes, world.model().files.get(path))) {
                    committed.put(path, bytes);
                }
            });
        }

        void check() {
            cuts++;
            VhdImage disk = new VhdImage(world.volume.medium());
            if (disk.problem().isPresent()) {
                problems.add("cut " + cuts + ": " + disk.problem().get());
                return;
            }
            FatImage image = new FatImage(disk.content());
            for (String damage : image.damage) problems.add("cut " + cuts + ": " + damage);
            committed.forEach((path, bytes) -> {
                if (!Arrays.equals(bytes, image.files.get(path))) problems.add("cut " + cuts + ": lost " + path);
            });
        }
    }
}
