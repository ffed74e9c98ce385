// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.file.FileModel;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileWorld;
import org.enlighten.os.file.PowerCuts;
import org.enlighten.os.file.SerialOracle;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several operations at once on a disk that reorders: outcomes as one after the other, and nothing wherever the power
/// goes that a check does not put right by itself.
class Ext2ConcurrencyTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 3);

    @TempDir
    Path folder;

    private static byte[] volume(int blockBytes) {
        return Ext2Bench.formatted(blockBytes == 1024 ? 600 << 10 : 2 << 20, blockBytes)
                .image();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void outcomesAreThoseOfTheSameOperationsOneAfterTheOther(int blockBytes) {
        byte[] image = volume(blockBytes);
        for (long seed = 1; seed <= SEEDS; seed++) {
            FileWorld world = new FileWorld(image, Ext2Bench.mounter(image), seed, 500, 7, 20 + (int) seed);
            SerialOracle oracle = new SerialOracle(world, new FileModel(1));
            world.watch(oracle);
            world.start();
            world.run();
            assertTrue(world.isDone(), "seed=" + seed);
            assertEquals(List.of(), oracle.problems, "seed=" + seed);
            Ext2Judge end = new Ext2Judge(world.volume.content());
            assertEquals(List.of(), end.damage, "seed=" + seed);
            assertEquals(0, end.lost + end.leftovers + end.wrong, "seed=" + seed);
            assertEquals(SerialOracle.text(oracle.model.files), SerialOracle.text(end.files), "seed=" + seed);
        }
    }

    @Test
    void everyPowerCutLeavesAVolumeWithoutDamageAndAllThatWasFlushed() {
        int cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) cuts += cuts(1024, seed, 450).cuts;
        assertTrue(cuts > 500 * SEEDS, "cuts=" + cuts);
        assertTrue(cuts(4096, 77, 200).cuts > 100);
    }

    @Test
    void whatAPowerCutLeavesIsPutRightByE2fsckWithoutAQuestion() {
        Tool.required("e2fsck");
        requirePreened(cuts(1024, 1234, 400).samples);
    }

    /// Directories come, grow, get other names beside each other, and go.
    private static FileRequest directories(long seed, int number) {
        Chance chance = new Chance(seed * 1_000_003 + number);
        String directory = "\\D" + chance.nextInt(4) + (chance.nextInt(2) == 0 ? "" : " with a longer name");
        String inside = directory + "\\" + "x".repeat(1 + chance.nextInt(3) * 40) + chance.nextInt(4);
        return switch (chance.nextInt(12)) {
            case 0, 1 -> new FileRequest.MakeDirectory(directory);
            case 2 -> new FileRequest.Delete(directory);
            case 3, 4, 5 -> new FileRequest.MakeDirectory(inside);
            case 6 -> new FileRequest.Create(inside);
            case 7, 8 -> new FileRequest.Rename(inside, inside + " or another name");
            case 9 -> new FileRequest.Flush();
            default -> new FileRequest.Delete(inside);
        };
    }

    @Test
    void directoriesThatAPowerCutMeetsArePutRightByE2fsckWithoutAQuestion() {
        Tool.required("e2fsck");
        byte[] image = volume(1024);
        FileWorld world =
                new FileWorld(image, Ext2Bench.mounter(image), (number, _) -> directories(5, number), 5, 700, 6, 24);
        List<byte[]> samples = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        int[] cuts = {0};
        world.volume.losesItsCache(() -> {
            byte[] medium = world.volume.medium();
            damage.addAll(new Ext2Judge(medium).damage);
            if (cuts[0]++ % 23 == 0) samples.add(medium);
        });
        world.start();
        world.run();
        assertEquals(List.of(), damage);
        requirePreened(samples);
    }

    @Test
    void aVolumeThatSaysItWasLeftInGoodOrderIsInGoodOrder() {
        Tool.required("e2fsck");
        byte[] image = volume(1024);
        FileWorld world = new FileWorld(image, Ext2Bench.mounter(image), 8, 400, 6, 24);
        List<byte[]> left = new ArrayList<>();
        world.watch(new FileWorld.Watcher() {
            @Override
            public void submitted(int number, FileRequest request) {
                if (number % 20 == 19) world.files.submit(1_000 + number, new Ext2Command(), 0);
            }

            @Override
            public void answered(int number, FileRequest request, Outcome outcome) {}
        });
        int[] cuts = {0};
        world.volume.losesItsCache(() -> {
            byte[] medium = world.volume.medium();
            boolean valid = medium[Ext2Super.STATE] == Ext2Super.VALID;
            if (valid && world.volume.requests() > 10 && cuts[0]++ % 3 == 0) left.add(medium);
        });
        world.start();
        world.run();
        assertTrue(left.size() > 5, "left=" + left.size());
        for (byte[] medium : left) {
            Tool.Run clean = tried("-fn", medium);
            assertEquals(0, clean.status(), clean.output());
            assertTrue(clean.output().lines().noneMatch(l -> l.contains("wrong")), clean.output());
        }
    }

    private void requirePreened(List<byte[]> samples) {
        assertTrue(samples.size() > 10, "samples=" + samples.size());
        int repaired = 0;
        for (byte[] sample : samples) {
            Tool.Run preen = tried("-fp", sample);
            assertTrue(preen.status() <= 1, preen.output());
            repaired += preen.status();
            Tool.Run clean = Tool.tried("e2fsck", "-fn", image().toString());
            assertEquals(0, clean.status(), clean.output());
        }
        assertTrue(repaired > 0, "repaired=" + repaired);
    }

    private Path image() {
        return folder.resolve("cut.img");
    }

    private Tool.Run tried(String how, byte[] sample) {
        try {
            Files.write(image(), sample);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tool.tried("e2fsck", how, image().toString());
    }

    private static PowerCuts cuts(int blockBytes, long seed, int total) {
        byte[] image = volume(blockBytes);
        FileWorld world = new FileWorld(image, Ext2Bench.mounter(image), seed, total, 6, 24);
        PowerCuts cuts = new PowerCuts(world, new FileModel(1), Ext2ConcurrencyTest::judge);
        world.watch(cuts);
        world.volume.losesItsCache(cuts::check);
        world.start();
        world.run();
        assertTrue(world.isDone(), "seed=" + seed);
        assertEquals(List.of(), cuts.problems, "seed=" + seed);
        return cuts;
    }

    private static PowerCuts.Found judge(byte[] medium) {
        Ext2Judge judge = new Ext2Judge(medium);
        return new PowerCuts.Found(judge.damage, judge.files);
    }
}
