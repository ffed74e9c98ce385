// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.file.FileModel;
import org.enlighten.os.file.FileWorld;
import org.enlighten.os.file.PowerCuts;
import org.enlighten.os.file.SerialOracle;
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
            FileWorld world = new FileWorld(image, FatBench.mounter(image), seed, 500, 7, 20 + (int) seed);
            SerialOracle oracle = new SerialOracle(world, new FileModel(0));
            world.watch(oracle);
            world.start();
            world.run();
            assertTrue(world.isDone(), "seed=" + seed);
            assertEquals(List.of(), oracle.problems, "seed=" + seed);
            FatImage end = new FatImage(world.volume.content());
            assertEquals(List.of(), end.damage, "seed=" + seed);
            assertEquals(0, end.lost + end.tooLong + end.orphans, "seed=" + seed);
            assertFalse(end.copiesDiffer, "seed=" + seed);
            assertEquals(SerialOracle.text(oracle.model.files), SerialOracle.text(end.files), "seed=" + seed);
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
        PowerCuts cuts = cuts(FatType.FAT12, 1234, 260);
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

    private static PowerCuts cuts(FatType type, long seed, int total) {
        byte[] image = volume(type);
        FileWorld world = new FileWorld(image, FatBench.mounter(image), seed, total, 6, 24);
        PowerCuts cuts = new PowerCuts(world, new FileModel(0), FatConcurrencyTest::judge);
        world.watch(cuts);
        world.volume.losesItsCache(cuts::check);
        world.start();
        world.run();
        assertTrue(world.isDone(), "seed=" + seed);
        assertEquals(List.of(), cuts.problems, "seed=" + seed);
        return cuts;
    }

    private static PowerCuts.Found judge(byte[] medium) {
        FatImage image = new FatImage(medium);
        return new PowerCuts.Found(image.damage, image.files);
    }
}
