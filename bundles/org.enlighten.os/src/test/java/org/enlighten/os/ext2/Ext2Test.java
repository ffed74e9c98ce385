// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ext2Test {
    private static final int STATE_AT = 1024 + 58;
    private final Ext2Bench bench = Ext2Bench.formatted(20 << 20, 1024);

    private static byte[] random(int count, long seed) {
        byte[] bytes = new byte[count];
        new Chance(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFileReadsAsWritten() {
        byte[] content = random(1_000_000, 1);
        bench.write("\\data.bin", content);
        assertArrayEquals(content, bench.read("\\data.bin"));
        byte[] part = new byte[5000];
        assertEquals(
                5000,
                bench.done(new FileRequest.Read("\\data.bin", 777, Slice.of(part)))
                        .value());
        assertArrayEquals(Arrays.copyOfRange(content, 777, 5777), part);
        assertEquals(
                1000,
                bench.done(new FileRequest.Read("\\data.bin", 999_000, Slice.of(part)))
                        .value());
        assertEquals(
                0,
                bench.done(new FileRequest.Read("\\data.bin", 2_000_000, Slice.of(part)))
                        .value());
        assertEquals(Failure.OUT_OF_RANGE, bench.refused(new FileRequest.Read("\\data.bin", -1, Slice.of(part))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 4096})
    void holesReadAsZerosAndTakeNoRoom(int blockBytes) {
        Ext2Bench holed = Ext2Bench.formatted(20 << 20, blockBytes);
        long free = holed.info().freeBytes();
        long far = blockBytes == 1024 ? 3_000_000_000L : 20_000_000_000L;
        holed.done(new FileRequest.Create("\\holes"));
        holed.done(new FileRequest.Write("\\holes", 100, Slice.of(random(300, 3))));
        holed.done(new FileRequest.Write("\\holes", far, Slice.of(random(5000, 4))));
        assertEquals(far + 5000, holed.done(new FileRequest.Stat("\\holes")).value());
        byte[] first = new byte[100_000];
        Arrays.fill(first, (byte) 7);
        holed.done(new FileRequest.Read("\\holes", 0, Slice.of(first)));
        byte[] expected = new byte[100_000];
        System.arraycopy(random(300, 3), 0, expected, 100, 300);
        assertArrayEquals(expected, first);
        byte[] last = new byte[6000];
        holed.done(new FileRequest.Read("\\holes", far - 1000, Slice.of(last)));
        assertArrayEquals(random(5000, 4), Arrays.copyOfRange(last, 1000, 6000));
        assertTrue(free - holed.info().freeBytes() < 15L * blockBytes);
        holed.done(new FileRequest.Resize("\\holes", 0));
        assertEquals(free, holed.info().freeBytes());
    }

    @Test
    void writingBehindTheEndFillsWithZeros() {
        bench.write("\\old", random(20_000, 2));
        bench.done(new FileRequest.Delete("\\old"));
        bench.write("\\gap", random(700, 3));
        bench.done(new FileRequest.Write("\\gap", 9_100, Slice.of(random(300, 4))));
        byte[] expected = new byte[9400];
        System.arraycopy(random(700, 3), 0, expected, 0, 700);
        System.arraycopy(random(300, 4), 0, expected, 9100, 300);
        assertArrayEquals(expected, bench.read("\\gap"));
        bench.done(new FileRequest.Resize("\\gap", 300));
        bench.done(new FileRequest.Resize("\\gap", 2345));
        assertArrayEquals(Arrays.copyOf(Arrays.copyOf(expected, 300), 2345), bench.read("\\gap"));
        bench.done(new FileRequest.Resize("\\gap", 0));
        assertEquals(0, bench.read("\\gap").length);
    }

    @Test
    void namesAreTheBytesThatTheyAre() {
        for (String name : List.of("README", "readme", ".hidden", "über größe.öäü", "a: b|c*?", "x".repeat(255))) {
            bench.done(new FileRequest.Create("\\" + name));
        }
        assertEquals(
                List.of("lost+found", "README", "readme", ".hidden", "über größe.öäü", "a: b|c*?", "x".repeat(255)),
                bench.names("\\"));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Stat("\\Readme")));
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.Create("\\readme")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\" + "ü".repeat(128))));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\..")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Delete("\\")));
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.MakeDirectory("\\")));
    }

    @Test
    void directoriesGrowAndEmptyOnesGo() {
        long free = bench.info().freeBytes();
        bench.done(new FileRequest.MakeDirectory("\\d"));
        for (int i = 0; i < 900; i++) bench.done(new FileRequest.Create("\\d\\a file with number " + i));
        assertEquals(900, bench.list("\\d").size());
        assertEquals(Failure.NOT_EMPTY, bench.refused(new FileRequest.Delete("\\d")));
        for (int i = 0; i < 900; i++) bench.done(new FileRequest.Delete("\\d\\a file with number " + i));
        bench.done(new FileRequest.Delete("\\d"));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.List("\\d")));
        assertEquals(free, bench.info().freeBytes());
        Ext2Judge image = new Ext2Judge(bench.image());
        assertEquals(List.of(), image.damage);
        assertEquals(0, image.lost + image.leftovers + image.wrong);
    }

    @Test
    void renamedFilesKeepTheirContent() {
        byte[] content = random(5000, 5);
        bench.write("\\a.txt", content);
        bench.write("\\other", new byte[1]);
        bench.done(new FileRequest.MakeDirectory("\\sub"));
        for (String[] step : new String[][] {
            {"\\a.txt", "\\b.txt"},
            {"\\b.txt", "\\a name that is much longer than before"},
            {"\\a name that is much longer than before", "\\short"},
            {"\\short", "\\sub\\moved"},
            {"\\sub\\moved", "\\sub\\moved"},
            {"\\sub\\moved", "\\sub\\MOVED"}
        }) bench.done(new FileRequest.Rename(step[0], step[1]));
        assertArrayEquals(content, bench.read("\\sub\\MOVED"));
        assertEquals(List.of("lost+found", "other", "sub"), bench.names("\\"));
        assertEquals(List.of("MOVED"), bench.names("\\sub"));
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.Rename("\\other", "\\sub\\MOVED")));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Rename("\\none", "\\x")));
        assertEquals(List.of(), new Ext2Judge(bench.image()).damage);
    }

    @Test
    void directoriesMoveWithWhatTheyHold() {
        for (String path : List.of("\\a", "\\a\\b", "\\c")) bench.done(new FileRequest.MakeDirectory(path));
        bench.write("\\a\\b\\f", new byte[] {1});
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Rename("\\a", "\\a\\b\\a")));
        bench.done(new FileRequest.Rename("\\a\\b", "\\c\\b"));
        assertArrayEquals(new byte[] {1}, bench.read("\\c\\b\\f"));
        assertEquals(0, bench.list("\\a").size());
        Ext2Judge image = new Ext2Judge(bench.image());
        assertEquals(List.of(), image.damage);
        assertEquals(0, image.wrong);
    }

    @Test
    void aFullDirectoryRenamesToo() {
        bench.done(new FileRequest.MakeDirectory("\\d"));
        for (int i = 10; i < 94; i++) bench.done(new FileRequest.Create("\\d\\f" + i));
        bench.done(new FileRequest.Rename("\\d\\f20", "\\d\\" + "y".repeat(200)));
        assertEquals(84, bench.list("\\d").size());
        bench.done(new FileRequest.Stat("\\d\\" + "y".repeat(200)));
        assertEquals(List.of(), new Ext2Judge(bench.image()).damage);
    }

    @Test
    void filesAndDirectoriesAreNotEachOther() {
        bench.write("\\f", new byte[1]);
        bench.done(new FileRequest.MakeDirectory("\\d"));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.List("\\f")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\f\\x")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Write("\\d", 0, Slice.of(new byte[1]))));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Read("\\d", 0, Slice.of(new byte[1]))));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Write("\\g", 0, Slice.of(new byte[1]))));
    }

    @Test
    void timesAreWholeSecondsOfTheSystemsClock() {
        bench.nowNs = 3_661_900_000_000L;
        bench.write("\\t", new byte[1]);
        assertEquals(3_661_000_000_000L, bench.list("\\").getLast().modifiedNs());
        assertEquals(1_199_145_600L + 3_661, Ext2Time.seconds(bench.nowNs));
    }

    @Test
    void aFullVolumeSaysSoAndGoesOn() {
        VolumeInfo before = bench.info();
        assertEquals("TEST", before.label());
        assertEquals("ext2", before.fileSystem());
        bench.write("\\keep", random(3000, 6));
        byte[] piece = new byte[60 << 10];
        Outcome last = Outcome.DONE;
        bench.done(new FileRequest.Create("\\fill"));
        for (long at = 0; last.isDone(); at += piece.length) {
            last = bench.ask(new FileRequest.Write("\\fill", at, Slice.of(piece)));
        }
        assertEquals(Failure.NO_SPACE, ((Outcome.Failed) last).failure());
        assertTrue(bench.info().freeBytes() < 100 << 10, bench.info().toString());
        bench.done(new FileRequest.Delete("\\fill"));
        assertArrayEquals(random(3000, 6), bench.read("\\keep"));
        assertTrue(before.freeBytes() - bench.info().freeBytes() < 5000);
    }

    @Test
    void inodesHaveAnEndToo() {
        Ext2Bench small = Ext2Bench.formatted(200 << 10, 1024);
        int made = 0;
        while (small.ask(new FileRequest.Create("\\f" + made)).isDone()) made++;
        assertEquals(Failure.NO_SPACE, small.refused(new FileRequest.MakeDirectory("\\d")));
        assertEquals(32 - 11, made);
    }

    @Test
    void aVolumeSaysWhetherItIsInUse() {
        assertEquals(1, bench.volume.peek(STATE_AT, 1)[0]);
        bench.list("\\");
        assertEquals(1, bench.volume.peek(STATE_AT, 1)[0]);
        bench.done(new FileRequest.Create("\\f"));
        assertEquals(0, bench.volume.peek(STATE_AT, 1)[0]);
        bench.done(new FileRequest.Flush());
        assertEquals(0, bench.volume.peek(STATE_AT, 1)[0]);
        bench.leave();
        assertEquals(1, bench.volume.peek(STATE_AT, 1)[0]);
        bench.done(new FileRequest.Delete("\\f"));
        assertEquals(0, bench.volume.peek(STATE_AT, 1)[0]);
    }

    @Test
    void whatWasFoundInUseStaysSoUntilACheck() {
        bench.done(new FileRequest.Create("\\f"));
        Ext2Bench again = new Ext2Bench(bench.image(), 64);
        again.done(new FileRequest.Create("\\g"));
        assertEquals(0, again.leave().volume.peek(STATE_AT, 1)[0]);
    }

    @Test
    void volumesThatNeedMoreAreLeftAloneAndThoseThatMayBeReadAreRead() {
        byte[] image = bench.image();
        image[1024 + 96] = 0x42;
        assertFalse(new Ext2Factory().recognizes(image));
        image[1024 + 96] = 2;
        image[1024 + 100] |= 0x40;
        assertTrue(new Ext2Factory().recognizes(image));
        Ext2Bench readOnly = new Ext2Bench(image, 64);
        assertEquals(List.of("lost+found"), readOnly.names("\\"));
        assertEquals(Failure.READ_ONLY, readOnly.refused(new FileRequest.Create("\\f")));
    }

    @Test
    void aVolumeThatIsShorterThanItSaysIsDamaged() {
        Ext2Bench shorter = new Ext2Bench(Arrays.copyOf(bench.image(), 10 << 20), 64);
        assertEquals(Failure.CORRUPT, shorter.refused(new FileRequest.List("\\")));
    }
}
