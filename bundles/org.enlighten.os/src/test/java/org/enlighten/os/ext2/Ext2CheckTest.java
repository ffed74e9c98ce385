// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileWorld;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a check puts right, what it tells and leaves alone.
class Ext2CheckTest {
    private static final long SEED = Long.getLong("enlighten.seed", 3);

    @TempDir
    Path folder;

    private byte[] edited(byte[] image, String... commands) throws IOException {
        Path file = Files.write(folder.resolve("edited.img"), image);
        for (String command : commands) Tool.run("debugfs", "-w", "-R", command, file.toString());
        return Files.readAllBytes(file);
    }

    private void requireClean(byte[] image) throws IOException {
        Path file = Files.write(folder.resolve("checked.img"), image);
        Tool.Run check = Tool.tried("e2fsck", "-fn", file.toString());
        assertEquals(0, check.status(), check.output());
    }

    /// A file with indirect blocks, a directory with a file and a directory.
    private static byte[] used() {
        Ext2Bench bench = Ext2Bench.formatted(4 << 20, 1024);
        bench.write("\\long", new byte[400_000]);
        bench.done(new FileRequest.MakeDirectory("\\a"));
        bench.done(new FileRequest.MakeDirectory("\\a\\b"));
        bench.write("\\a\\f", new byte[5000]);
        bench.done(new FileRequest.Create("\\a\\empty"));
        return bench.leave().image();
    }

    @Test
    void aVolumeThatSaysItIsInGoodOrderIsBelieved() {
        Ext2Report report = CheckBench.on(used()).check(false);
        assertFalse(report.looked());
        assertEquals(16, report.inodesUsed());
        Ext2Report looked = CheckBench.on(used()).saving().check(true);
        assertTrue(looked.looked() && looked.isClean(), looked.toString());
        assertEquals(report.inodesUsed(), looked.inodesUsed());
        assertEquals(report.blocksUsed(), looked.blocksUsed());
        assertArrayEquals(used(), withoutMounts(CheckBench.on(used()), true));
    }

    private static byte[] withoutMounts(CheckBench bench, boolean force) {
        byte[] before = bench.image.clone();
        bench.check(force);
        System.arraycopy(before, Ext2Super.MOUNTS, bench.image, Ext2Super.MOUNTS, 2);
        System.arraycopy(before, Ext2Super.CHECKED, bench.image, Ext2Super.CHECKED, 4);
        return bench.image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b 1024", "-b 4096", "-b 1024 -O none", "-b 2048 -I 128 -O sparse_super,^resize_inode"})
    void volumesOfOthersAreFoundClean(String options) throws IOException {
        Tool.required("mke2fs");
        String image = folder.resolve("theirs.img").toString();
        Path source = Files.write(folder.resolve("source.bin"), new byte[500_000]);
        Tool.run("sh", "-c", "mke2fs -q -t ext2 %s %s 20M".formatted(options, image));
        byte[] theirs = edited(
                Files.readAllBytes(Path.of(image)),
                "write " + source + " one",
                "ln one two",
                "sif one links_count 2",
                "symlink three one",
                "symlink four " + "/a/very/long/way".repeat(6),
                "mknod five p",
                "mkdir six");
        requireClean(theirs);
        Ext2Report report = CheckBench.on(theirs).saving().check(true);
        assertEquals(List.of(), report.damage());
        assertEquals(List.of(), report.repairs());
    }

    @Test
    void whatAnInterruptionLeavesIsPutRight() throws IOException {
        Tool.required("debugfs");
        byte[] left = edited(
                used(),
                "sif /a/empty links_count 0",
                "sif /a/empty dtime 1199145600",
                "sif /long blocks 77",
                "sif /a links_count 9",
                "freeb 900 3",
                "setb 3000 5",
                "ssv state 0");
        CheckBench bench = CheckBench.on(left).saving();
        Ext2Report report = bench.check(false);
        assertEquals(List.of(), report.damage());
        assertTrue(report.repaired() >= 5, report.repairs().toString());
        requireClean(bench.image);
        assertEquals(List.of("b", "f"), new Ext2Bench(bench.image, 64).names("\\a"));
        assertTrue(CheckBench.on(bench.image).check(true).isClean());
    }

    @Test
    void blocksBehindTheEndOfAFileAreLetGo() throws IOException {
        Tool.required("debugfs");
        CheckBench bench = CheckBench.on(edited(used(), "sif /long size 20001", "ssv state 0"));
        Ext2Report report = bench.check(false);
        assertTrue(report.repaired() > 0 && report.damage().isEmpty(), report.toString());
        assertTrue(report.repairs().getFirst().contains("blocks behind its end"), report.toString());
        requireClean(bench.image);
        assertEquals(20_001, new Ext2Bench(bench.image, 64).read("\\long").length);
    }

    @Test
    void whatHasNoNameIsFoundAgain() throws IOException {
        Tool.required("debugfs");
        CheckBench bench =
                CheckBench.on(edited(used(), "unlink /long", "unlink /a/b", "unlink /a/f", "unlink /a/empty"));
        Ext2Report report = bench.check(true);
        assertEquals(List.of(), report.damage());
        requireClean(bench.image);
        Ext2Bench found = new Ext2Bench(bench.image, 64);
        assertEquals(3, found.list("\\lost+found").size());
        assertEquals(400_000, found.read("\\lost+found\\#12").length);
        assertEquals(0, found.list("\\a").size());
    }

    @Test
    void aDirectoryKeepsTheNameThatItsParentEntrySays() throws IOException {
        Tool.required("debugfs");
        CheckBench bench = CheckBench.on(edited(used(), "mkdir /c", "ln /a/b /c/b2", "ln /a/b /a/b3"));
        assertEquals(List.of(), bench.check(true).damage());
        requireClean(bench.image);
        assertEquals(List.of("b", "f", "empty"), new Ext2Bench(bench.image, 64).names("\\a"));
    }

    @Test
    void whatMakesNoSenseIsToldAndLeftAsItWas() throws IOException {
        Tool.required("debugfs");
        for (String command : List.of(
                "sif /a/f block[0] 69",
                "sif /a/f block[1] 90000",
                "sif /a block[0] 0",
                "sif /a/b mode 0",
                "sif <2> mode 0100644",
                "ssv free_blocks_count 7\nsif /a/f block[0] 3")) {
            byte[] bad = edited(used(), command.split("\n"));
            CheckBench bench = CheckBench.on(bad.clone()).saving();
            Ext2Report report = bench.check(true);
            assertFalse(report.damage().isEmpty(), command);
            assertArrayEquals(bad, bench.image, command);
        }
    }

    @Test
    void aCheckThatIsInterruptedIsMadeAgain() throws IOException {
        Tool.required("debugfs");
        byte[] left = edited(
                used(), "unlink /long", "unlink /a/b", "sif /a/empty links_count 0", "freeb 900 3", "ssv state 0");
        for (int writes = 0; ; writes++) {
            CheckBench cut = CheckBench.on(left.clone()).cutAfter(writes);
            boolean whole = cut.check(false) != null;
            Ext2Report report = CheckBench.on(cut.image).check(false);
            assertEquals(List.of(), report.damage(), "writes=" + writes);
            requireClean(cut.image);
            if (whole) break;
        }
    }

    /// Files and directories that move between directories.
    private static FileRequest moving(int number) {
        Chance chance = new Chance(SEED * 1_000_003 + number);
        String from = "\\D" + chance.nextInt(3);
        String name = "\\" + "n".repeat(1 + chance.nextInt(3) * 50) + chance.nextInt(4);
        return switch (chance.nextInt(8)) {
            case 0 -> new FileRequest.MakeDirectory(from);
            case 1 -> new FileRequest.MakeDirectory(from + name);
            case 2 -> new FileRequest.Create(from + name);
            case 3 -> new FileRequest.Write(from + name, 0, Slice.of(new byte[3000]));
            case 4 -> new FileRequest.Delete(from + name);
            default -> new FileRequest.Rename(from + name, "\\D" + chance.nextInt(3) + name);
        };
    }

    @Test
    void everyPowerCutIsPutRightMovesOfDirectoriesIncluded() throws IOException {
        Tool.required("e2fsck");
        byte[] image = Ext2Bench.formatted(500 << 10, 1024).image();
        FileWorld world =
                new FileWorld(image, Ext2Bench.mounter(image), (number, _) -> moving(number), SEED, 500, 6, 24);
        List<byte[]> samples = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int[] cuts = {0};
        world.volume.losesItsCache(() -> {
            byte[] medium = world.volume.medium();
            Ext2Report report = CheckBench.on(medium).check(false);
            problems.addAll(report.damage());
            Ext2Judge judge = new Ext2Judge(medium);
            problems.addAll(judge.damage);
            if (judge.lost + judge.leftovers + judge.wrong > 0) problems.add("not right after cut " + cuts[0]);
            if (cuts[0]++ % 30 == 0) samples.add(medium);
        });
        world.start();
        world.run();
        assertEquals(List.of(), problems, "seed=" + SEED);
        assertTrue(samples.size() > 10, "samples=" + samples.size());
        for (byte[] sample : samples) requireClean(sample);
    }
}
