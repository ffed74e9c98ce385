// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class FatTest {
    private final FatBench bench = FatBench.formatted(20 << 20, FatType.FAT16);

    private static byte[] random(int count, long seed) {
        byte[] bytes = new byte[count];
        new Chance(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aFileReadsAsWritten() {
        byte[] content = random(100_000, 1);
        bench.write("\\DATA.BIN", content);
        assertArrayEquals(content, bench.read("\\data.bin"));
        byte[] part = new byte[5000];
        assertEquals(
                5000,
                bench.done(new FileRequest.Read("\\DATA.BIN", 777, Slice.of(part)))
                        .value());
        assertArrayEquals(Arrays.copyOfRange(content, 777, 5777), part);
        assertEquals(
                1000,
                bench.done(new FileRequest.Read("\\DATA.BIN", 99_000, Slice.of(part)))
                        .value());
        assertEquals(
                0,
                bench.done(new FileRequest.Read("\\DATA.BIN", 200_000, Slice.of(part)))
                        .value());
        assertEquals(Failure.OUT_OF_RANGE, bench.refused(new FileRequest.Read("\\DATA.BIN", -1, Slice.of(part))));
    }

    @Test
    void writingBehindTheEndFillsWithZeros() {
        byte[] old = random(20_000, 2);
        bench.write("\\OLD", old);
        bench.done(new FileRequest.Delete("\\OLD"));
        bench.write("\\GAP", random(700, 3));
        bench.done(new FileRequest.Write("\\GAP", 9_100, Slice.of(random(300, 4))));
        byte[] expected = new byte[9400];
        System.arraycopy(random(700, 3), 0, expected, 0, 700);
        System.arraycopy(random(300, 4), 0, expected, 9100, 300);
        assertArrayEquals(expected, bench.read("\\GAP"));
        bench.done(new FileRequest.Resize("\\GAP", 12_345));
        assertArrayEquals(Arrays.copyOf(expected, 12_345), bench.read("\\GAP"));
        bench.done(new FileRequest.Resize("\\GAP", 300));
        assertArrayEquals(Arrays.copyOf(expected, 300), bench.read("\\GAP"));
        bench.done(new FileRequest.Resize("\\GAP", 0));
        assertEquals(0, bench.read("\\GAP").length);
        assertTrue(bench.check().isClean());
    }

    @Test
    void namesKeepTheirCaseAndAreFoundWithoutIt() {
        bench.done(new FileRequest.Create("\\README.TXT"));
        bench.done(new FileRequest.Create("\\notes.txt"));
        bench.done(new FileRequest.Create("\\Mixed.Txt"));
        bench.done(new FileRequest.MakeDirectory("\\Program Files"));
        bench.done(new FileRequest.Create("\\Program Files\\A rather long name, with comma.text"));
        bench.done(new FileRequest.Create("\\Über größe.öäü"));
        assertEquals(
                List.of("README.TXT", "notes.txt", "Mixed.Txt", "Program Files", "Über größe.öäü"),
                bench.list("\\").stream().map(Listing.Entry::name).toList());
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.Create("\\readme.txt")));
        bench.done(new FileRequest.Stat("\\PROGRA~1\\ARATHE~1.TEX"));
        bench.done(new FileRequest.Stat("\\program files\\a RATHER long name, with comma.TEXT"));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Stat("\\program files\\other")));
    }

    @Test
    void manyLongNamesGetShortOnesOfTheirOwn() {
        for (int i = 0; i < 30; i++) bench.write("\\A common beginning " + i + ".txt", new byte[] {(byte) i});
        for (int i = 0; i < 30; i++) {
            assertArrayEquals(new byte[] {(byte) i}, bench.read("\\A common beginning " + i + ".txt"));
        }
        assertArrayEquals(new byte[] {8}, bench.read("\\ACOMMO~9.TXT"));
        assertArrayEquals(new byte[] {9}, bench.read("\\ACOMM~10.TXT"));
    }

    @Test
    void impossibleNamesAreRefused() {
        for (String name : List.of("a*b", "a?b", "a:b", "tail.", "tail ", "a|b", "a\u0001b", "x".repeat(256))) {
            assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\" + name)), name);
        }
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.Create("\\")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Delete("\\")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\..")));
    }

    @Test
    void directoriesGrowAndEmptyOnesGo() {
        bench.done(new FileRequest.MakeDirectory("\\D"));
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.MakeDirectory("\\d")));
        for (int i = 0; i < 300; i++) bench.done(new FileRequest.Create("\\D\\FILE" + i));
        assertEquals(300, bench.list("\\D").size());
        assertEquals(Failure.NOT_EMPTY, bench.refused(new FileRequest.Delete("\\D")));
        for (int i = 0; i < 300; i++) bench.done(new FileRequest.Delete("\\D\\FILE" + i));
        bench.done(new FileRequest.Delete("\\D"));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.List("\\D")));
        FatImage image = new FatImage(bench.image());
        assertEquals(0, image.lost);
        assertEquals(List.of(), image.damage);
    }

    @Test
    void theRootOfFat16HasItsEnd() {
        for (int i = 0; i < 511; i++) bench.done(new FileRequest.Create("\\F" + i));
        assertEquals(Failure.NO_SPACE, bench.refused(new FileRequest.Create("\\F511")));
        bench.done(new FileRequest.Delete("\\F7"));
        bench.done(new FileRequest.Create("\\LAST"));
    }

    @Test
    void renamedFilesKeepTheirContent() {
        byte[] content = random(5000, 5);
        bench.write("\\A.TXT", content);
        bench.done(new FileRequest.MakeDirectory("\\SUB"));
        bench.done(new FileRequest.Rename("\\A.TXT", "\\B.TXT"));
        bench.done(new FileRequest.Rename("\\B.TXT", "\\A name that needs entries of its own"));
        bench.done(new FileRequest.Rename("\\A name that needs entries of its own", "\\short name.x"));
        bench.done(new FileRequest.Rename("\\short name.x", "\\SUB\\Moved"));
        bench.done(new FileRequest.Rename("\\SUB\\moved", "\\SUB\\MOVED"));
        assertArrayEquals(content, bench.read("\\SUB\\MOVED"));
        assertEquals(
                List.of("SUB"),
                bench.list("\\").stream().map(Listing.Entry::name).toList());
        assertEquals(
                List.of("MOVED"),
                bench.list("\\SUB").stream().map(Listing.Entry::name).toList());
        bench.write("\\OTHER", new byte[1]);
        assertEquals(Failure.EXISTS, bench.refused(new FileRequest.Rename("\\OTHER", "\\SUB\\MOVED")));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Rename("\\NONE", "\\X")));
        assertEquals(List.of(), new FatImage(bench.image()).damage);
        assertEquals(0, new FatImage(bench.image()).orphans);
    }

    @Test
    void directoriesMoveWithWhatTheyHold() {
        bench.done(new FileRequest.MakeDirectory("\\A"));
        bench.done(new FileRequest.MakeDirectory("\\A\\B"));
        bench.done(new FileRequest.MakeDirectory("\\C"));
        bench.write("\\A\\B\\F", new byte[] {1});
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Rename("\\A", "\\A\\B\\A")));
        bench.done(new FileRequest.Rename("\\A\\B", "\\C\\B"));
        assertArrayEquals(new byte[] {1}, bench.read("\\C\\B\\F"));
        assertEquals(0, bench.list("\\A").size());
    }

    @Test
    void filesAndDirectoriesAreNotEachOther() {
        bench.write("\\F", new byte[1]);
        bench.done(new FileRequest.MakeDirectory("\\D"));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.List("\\F")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Create("\\F\\X")));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Write("\\D", 0, Slice.of(new byte[1]))));
        assertEquals(Failure.INVALID, bench.refused(new FileRequest.Read("\\D", 0, Slice.of(new byte[1]))));
        assertEquals(Failure.NOT_FOUND, bench.refused(new FileRequest.Write("\\G", 0, Slice.of(new byte[1]))));
    }

    @Test
    void timesAreWholeTwoSecondsOfTheSystemsClock() {
        bench.nowNs = 3_661L * 1_000_000_000L;
        bench.write("\\T", new byte[1]);
        assertEquals(3_660L * 1_000_000_000L, bench.list("\\").getFirst().modifiedNs());
        bench.nowNs = 86_400L * 366 * 1_000_000_000L;
        bench.done(new FileRequest.Write("\\T", 0, Slice.of(new byte[1])));
        assertEquals(bench.nowNs, bench.list("\\").getFirst().modifiedNs());
        assertEquals(0, FatTime.ns(0xFFFF, 0xFFFF));
    }

    @Test
    void aFullVolumeSaysSoAndGoesOn() {
        VolumeInfo before = bench.info();
        assertEquals("TEST", before.label());
        assertEquals(0x12345678L, before.serialNumber());
        bench.write("\\KEEP", random(3000, 6));
        assertEquals(Failure.NO_SPACE, bench.refused(new FileRequest.Resize("\\KEEP", before.capacityBytes() + 1)));
        bench.done(new FileRequest.Resize("\\KEEP", before.freeBytes()));
        assertEquals(0, bench.info().freeBytes());
        bench.done(new FileRequest.Create("\\MORE"));
        assertEquals(Failure.NO_SPACE, bench.refused(new FileRequest.Write("\\MORE", 0, Slice.of(new byte[1]))));
        bench.done(new FileRequest.Resize("\\KEEP", 3000));
        bench.done(new FileRequest.Write("\\MORE", 0, Slice.of(new byte[1])));
        assertArrayEquals(random(3000, 6), bench.read("\\KEEP"));
    }

    @Test
    void aLargeVolumeIsMarkedWhileItIsInUse() {
        FatBench large = FatBench.formatted(4L << 30, FatType.FAT32);
        int mark = 32 * 512 + 7;
        large.list("\\");
        assertEquals(0x0F, large.volume.peek(mark, 1)[0]);
        large.done(new FileRequest.Create("\\F"));
        assertEquals(0x07, large.volume.peek(mark, 1)[0]);
        large.flush();
        assertEquals(0x0F, large.volume.peek(mark, 1)[0]);
        large.done(new FileRequest.Delete("\\F"));
        assertEquals(0x07, large.volume.peek(mark, 1)[0]);
    }

    @Test
    void whatAnotherSystemLeftInUseIsCheckedAndDismounted() {
        byte[] image = bench.image();
        image[512 + 3] = 0x7F;
        FatBench left = new FatBench(image, 64);
        left.list("\\");
        assertEquals(0xFF, left.volume.peek(512, 4)[3] & 0xFF);
    }

    @Test
    void aCheckFreesWhatAnInterruptionLeft() {
        bench.write("\\F", random(5000, 7));
        bench.write("\\G", random(100, 8));
        byte[] image = bench.image();
        int table = 512;
        for (int c = 50; c < 60; c++) image[table + 2 * c] = (byte) (c + 1);
        image[table + 2 * 60] = image[table + 2 * 60 + 1] = (byte) 0xFF;
        int g = 2 + 3;
        image[table + 2 * g] = 70;
        image[table + 2 * g + 1] = 0;
        image[table + 2 * 70] = image[table + 2 * 70 + 1] = (byte) 0xFF;
        FatBench damaged = new FatBench(image, 64);
        assertArrayEquals(random(100, 8), damaged.read("\\G"));
        FatReport report = damaged.files.checkedAtMount();
        assertEquals(11, report.lostClusters());
        assertEquals(1, report.cutClusters());
        assertFalse(report.isClean());
        assertTrue(damaged.check().isClean());
        damaged.flush();
        FatImage after = new FatImage(damaged.image());
        assertEquals(0, after.lost + after.tooLong);
        assertFalse(after.copiesDiffer);
    }

    @Test
    void aCheckTellsWhatItCannotPutRight() {
        bench.write("\\F", random(5000, 7));
        bench.write("\\G", random(5000, 8));
        byte[] image = bench.image();
        image[512 + 2 * 5] = 2;
        FatReport report = new FatBench(image, 64).check();
        assertFalse(report.damage().isEmpty());
        assertEquals(0, report.lostClusters());
        assertTrue(
                report.damage().getFirst().contains("cluster"), report.damage().toString());
    }
}
