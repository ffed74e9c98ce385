// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.Listing;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// fsck.fat finds nothing to put right, mtools reads what we write, and we read what mkfs.fat and mtools write.
class FatToolsTest {
    @TempDir
    Path folder;

    private String file(byte[] image) throws IOException {
        return Files.write(folder.resolve("volume.img"), image).toString();
    }

    private void requireClean(byte[] image) throws IOException {
        Tool.Run fsck = Tool.tried("fsck.fat", "-n", "-v", file(image));
        assertEquals(0, fsck.status(), fsck.output());
    }

    /// Some of everything.
    private static void use(FatBench bench, long seed) {
        Chance chance = new Chance(seed);
        bench.done(new FileRequest.MakeDirectory("\\WINNT"));
        bench.done(new FileRequest.MakeDirectory("\\WINNT\\system32"));
        bench.done(new FileRequest.MakeDirectory("\\Program Files"));
        for (int i = 0; i < 40; i++) {
            byte[] content = new byte[chance.nextInt(9000)];
            chance.nextBytes(content);
            bench.write("\\WINNT\\system32\\driver" + i + ".sys", content);
            if (i % 3 == 0)
                bench.done(new FileRequest.Resize("\\WINNT\\system32\\driver" + i + ".sys", chance.nextInt(12000)));
            if (i % 4 == 0) bench.done(new FileRequest.Delete("\\WINNT\\system32\\driver" + i + ".sys"));
            if (i % 4 == 1) {
                bench.done(new FileRequest.Rename(
                        "\\WINNT\\system32\\driver" + i + ".sys", "\\Program Files\\A long name for " + i + ".data"));
            }
        }
        bench.write("\\HELLO.TXT", "written by the guest\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @CsvSource({"1474560,FAT12", "4000000,FAT12", "20000000,FAT16", "64000000,FAT16", "40000000,FAT32"})
    void volumesAreCleanAtRest(long bytes, FatType type) throws IOException {
        Tool.required("fsck.fat");
        Tool.required("mtype");
        FatBench bench = FatBench.formatted(bytes / 512 * 512, type);
        requireClean(bench.image());
        use(bench, 3);
        requireClean(bench.image());
        bench.flush();
        requireClean(bench.image());
        String image = folder.resolve("volume.img").toString();
        assertEquals("written by the guest\r\n", Tool.run("mtype", "-i", image, "::/HELLO.TXT"));
        String listed = Tool.run("mdir", "-b", "-i", image, "::/Program Files");
        assertEquals(
                10, listed.lines().filter(l -> l.contains("A long name for ")).count(), listed);
        assertTrue(Tool.run("mdir", "-i", image, "::/").contains("TEST"));
    }

    @ParameterizedTest
    @CsvSource({"12,2880", "16,40000", "16,100000", "32,100000"})
    void whatMkfsAndMtoolsMakeIsReadAndWritten(int bits, int kib) throws IOException {
        Tool.required("mkfs.fat");
        Tool.required("mcopy");
        Path image = folder.resolve("theirs.img");
        Tool.run("mkfs.fat", "-C", "-F", "" + bits, "-n", "THEIRS", image.toString(), "" + kib / 2);
        byte[] content = new byte[77_777];
        new Chance(bits).nextBytes(content);
        Path source = Files.write(folder.resolve("A long source name.bin"), content);
        Tool.run("mmd", "-i", image.toString(), "::/DIR");
        Tool.run("mcopy", "-i", image.toString(), source.toString(), "::/DIR/");
        Tool.run("mcopy", "-i", image.toString(), source.toString(), "::/SHORT.BIN");

        FatBench bench = new FatBench(Files.readAllBytes(image), 64);
        assertArrayEquals(content, bench.read("\\DIR\\A long source name.bin"));
        assertArrayEquals(content, bench.read("\\short.bin"));
        assertEquals("THEIRS", bench.info().label());
        bench.done(new FileRequest.Delete("\\SHORT.BIN"));
        bench.write("\\DIR\\ours, with a long name.bin", content);
        bench.flush();
        requireClean(bench.image());
        Path back = folder.resolve("back.bin");
        Tool.run(
                "mcopy",
                "-i",
                folder.resolve("volume.img").toString(),
                "::/DIR/ours, with a long name.bin",
                back.toString());
        assertArrayEquals(content, Files.readAllBytes(back));
    }

    @Test
    void volumesOfEverySizeAreFormattedSoundly() throws IOException {
        Tool.required("fsck.fat");
        for (long bytes : new long[] {720 << 10, 1_474_560, 3 << 20, 5 << 20, 16 << 20, 17 << 20, 34 << 20}) {
            FatBench bench = FatBench.formatted(bytes, null);
            requireClean(bench.image());
            assertEquals(0, bench.list("\\").size());
            assertTrue(bench.info().freeBytes() <= bench.info().capacityBytes());
        }
    }

    @Test
    void largeVolumesHaveTheTypesOfMicrosoftsTables() {
        assertEquals(FatType.FAT12, type(4 << 20));
        assertEquals(FatType.FAT16, type(5 << 20));
        assertEquals(FatType.FAT16, type(2047L << 20));
        assertEquals(FatType.FAT32, type(2049L << 20));
        assertEquals(FatType.FAT32, type(127L << 30));
        FatBench bench = FatBench.formatted(2047L << 20, null);
        bench.write("\\F", new byte[40_000]);
        assertEquals(2, (bench.info().capacityBytes() - bench.info().freeBytes()) / (32 << 10));
        FatBench larger = FatBench.formatted(20L << 30, null);
        larger.write("\\F", new byte[40_000]);
        assertEquals(
                List.of("F"),
                larger.list("\\").stream().map(Listing.Entry::name).toList());
    }

    private static FatType type(long bytes) {
        byte[] boot = FatBench.format(bytes, null).pieces().getLast().bytes();
        assertEquals("windows-nt4", new String(boot, boot[1] == 0x58 ? 90 : 62, 11, StandardCharsets.US_ASCII));
        assertEquals("ENLIGHTN", new String(boot, 3, 8, StandardCharsets.US_ASCII));
        return FatGeometry.parse(boot).orElseThrow().type();
    }
}
