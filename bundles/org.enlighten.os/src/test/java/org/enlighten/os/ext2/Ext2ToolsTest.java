// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// e2fsck finds nothing to put right, debugfs reads what we write, and we read what mke2fs and debugfs write.
class Ext2ToolsTest {
    @TempDir
    Path folder;

    private String file(byte[] image) throws IOException {
        return Files.write(folder.resolve("volume.img"), image).toString();
    }

    private void requireClean(byte[] image) throws IOException {
        Tool.Run check = Tool.tried("e2fsck", "-fn", file(image));
        assertEquals(0, check.status(), check.output());
        assertTrue(check.output().lines().noneMatch(l -> l.contains("wrong") || l.endsWith("? no")), check.output());
    }

    /// Some of everything.
    private static void use(Ext2Bench bench, long seed) {
        Chance chance = new Chance(seed);
        bench.done(new FileRequest.MakeDirectory("\\etc"));
        bench.done(new FileRequest.MakeDirectory("\\usr"));
        bench.done(new FileRequest.MakeDirectory("\\usr\\lib"));
        for (int i = 0; i < 60; i++) {
            String path = "\\usr\\lib\\module" + i + ".ko";
            byte[] content = new byte[chance.nextInt(i % 10 == 0 ? 400_000 : 20_000)];
            chance.nextBytes(content);
            bench.write(path, content);
            if (i % 3 == 0) bench.done(new FileRequest.Resize(path, chance.nextInt(300_000)));
            if (i % 4 == 0) bench.done(new FileRequest.Delete(path));
            if (i % 4 == 1) bench.done(new FileRequest.Rename(path, "\\etc\\A rather long name for " + i + ".conf"));
        }
        bench.done(new FileRequest.Rename("\\usr\\lib", "\\etc\\lib"));
        bench.write("\\hello.txt", "written by the guest\n".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"8000000,1024", "30000000,1024", "30000000,2048", "40000000,4096"})
    void volumesAreCleanAtRest(long bytes, int blockBytes) throws IOException {
        Tool.required("e2fsck");
        Tool.required("debugfs");
        Ext2Bench bench = Ext2Bench.formatted(bytes / 512 * 512, blockBytes);
        requireClean(bench.image());
        use(bench, 3);
        requireClean(bench.leave().image());
        String image = folder.resolve("volume.img").toString();
        assertTrue(Tool.run("debugfs", "-R", "cat /hello.txt", image).endsWith("written by the guest\n"));
        String listed = Tool.run("debugfs", "-R", "ls -p /etc", image);
        assertEquals(
                15,
                listed.lines()
                        .filter(l -> l.contains("A rather long name for "))
                        .count(),
                listed);
        assertTrue(Tool.run("dumpe2fs", "-h", image).contains("TEST"));
        bench.done(new FileRequest.Delete("\\hello.txt"));
        requireClean(bench.leave().image());
    }

    @ParameterizedTest
    @CsvSource({
        "1024,''",
        "4096,''",
        "1024,-I 128 -O none",
        "2048,'-O none,sparse_super'",
        "4096,-r 0 -O none",
        "1024,'-O ^resize_inode -N 3000'"
    })
    void whatMke2fsAndDebugfsMakeIsReadAndWritten(int blockBytes, String options) throws IOException {
        Tool.required("mke2fs");
        Tool.required("debugfs");
        String image = folder.resolve("theirs.img").toString();
        byte[] content = new byte[777_777];
        new Chance(blockBytes).nextBytes(content);
        Path source = Files.write(folder.resolve("source.bin"), content);
        Tool.run("sh", "-c", "mke2fs -q -t ext2 -b %d -L THEIRS %s %s 20M".formatted(blockBytes, options, image));
        debugfs(image, "mkdir dir", "write " + source + " dir/theirs.bin", "write " + source + " short");
        for (int i = 0; i < 200; i++) debugfs(image, "write /dev/null dir/name" + i);

        Ext2Bench bench = new Ext2Bench(Files.readAllBytes(Path.of(image)), 256);
        assertArrayEquals(content, bench.read("\\dir\\theirs.bin"));
        assertArrayEquals(content, bench.read("\\short"));
        assertEquals(List.of("lost+found", "dir", "short"), bench.names("\\"));
        assertEquals(201, bench.list("\\dir").size());
        assertEquals("THEIRS", bench.info().label());
        bench.done(new FileRequest.Delete("\\short"));
        for (int i = 0; i < 200; i += 2) bench.done(new FileRequest.Delete("\\dir\\name" + i));
        bench.write("\\dir\\ours, with a long name.bin", content);
        requireClean(bench.leave().image());
        Path back = folder.resolve("back.bin");
        debugfs(folder.resolve("volume.img").toString(), "dump \"dir/ours, with a long name.bin\" " + back);
        assertArrayEquals(content, Files.readAllBytes(back));
    }

    private static void debugfs(String image, String... commands) {
        for (String command : commands) Tool.run("debugfs", "-w", "-R", command, image);
    }

    @Test
    void aDirectoryWithATreeOfHashesIsChangedSoundly() throws IOException {
        Tool.required("mke2fs");
        String image = folder.resolve("theirs.img").toString();
        Tool.run("mke2fs", "-q", "-t", "ext2", "-b", "1024", image, "8M");
        Ext2Bench first = new Ext2Bench(Files.readAllBytes(Path.of(image)), 256);
        first.done(new FileRequest.MakeDirectory("\\d"));
        for (int i = 0; i < 300; i++) first.done(new FileRequest.Create("\\d\\a file with number " + i));
        Files.write(Path.of(image), first.leave().image());
        Tool.tried("e2fsck", "-fyD", image);
        assertTrue(Tool.run("debugfs", "-R", "stat /d", image).contains("Flags: 0x1000"));

        Ext2Bench bench = new Ext2Bench(Files.readAllBytes(Path.of(image)), 256);
        assertEquals(300, bench.list("\\d").size());
        bench.done(new FileRequest.Rename("\\d\\a file with number 7", "\\d\\another 7"));
        for (int i = 0; i < 50; i++) bench.done(new FileRequest.Create("\\d\\one more " + i));
        assertEquals(350, bench.list("\\d").size());
        requireClean(bench.leave().image());
    }

    @Test
    void volumesOfEverySizeAreFormattedSoundly() throws IOException {
        Tool.required("e2fsck");
        for (long kib : new long[] {100, 360, 1440, 2881, 8193, 8200, 8260, 16_500, 33_000, 66_000}) {
            Ext2Bench bench = Ext2Bench.formatted(kib << 10, 0);
            requireClean(bench.image());
            assertEquals(List.of("lost+found"), bench.names("\\"));
            assertTrue(bench.info().freeBytes() <= bench.info().capacityBytes());
        }
        requireClean(Ext2Bench.formatted(132L << 20, 4096).image());
    }

    @Test
    void aFileWithLinksAndAttributesOfOthersIsDeletedSoundly() throws IOException {
        Tool.required("debugfs");
        String image = folder.resolve("theirs.img").toString();
        Tool.run("mke2fs", "-q", "-t", "ext2", "-b", "1024", "-I", "128", image, "4M");
        Path source = Files.write(folder.resolve("source.bin"), new byte[3000]);
        debugfs(image, "write " + source + " one", "ln one two", "sif one links_count 2", "symlink three one");
        debugfs(image, "symlink four " + "/a/very/long/way".repeat(6), "mknod five p", "ea_set one user.note hello");
        Ext2Bench bench = new Ext2Bench(Files.readAllBytes(Path.of(image)), 64);
        assertEquals(3000, bench.read("\\two").length);
        for (String name : List.of("one", "three", "four", "five")) bench.done(new FileRequest.Delete("\\" + name));
        assertEquals(3000, bench.read("\\two").length);
        requireClean(bench.leave().image());
        bench.done(new FileRequest.Delete("\\two"));
        requireClean(bench.leave().image());
    }
}
