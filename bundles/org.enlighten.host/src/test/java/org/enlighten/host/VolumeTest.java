// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore.Entry;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeTest {
    @TempDir
    Path directory;

    private VolumeFixture f;
    private Volume volume;

    @BeforeEach
    void build() {
        f = new VolumeFixture(VolumeFixture.disk(), directory);
        volume = f.volume;
    }

    private Failure failure(Runnable operation) {
        Outcome.Failed failed =
                assertThrows(OperationFailed.class, operation::run).outcome();
        assertTrue(failed.message().matches("(?s)[A-Z'].*\\."), failed.message());
        return failed.failure();
    }

    @Test
    void keepsBytesInARealFile() throws IOException {
        volume.makeDirectory("vms");
        volume.create("vms/Disk.vhd");
        BlockLayer file = f.open("VMS/disk.VHD");
        byte[] data = new byte[4096];
        new Chance(1).nextBytes(data);
        assertTrue(f.write(file, 512, data).isDone());
        assertEquals(4608, file.sizeBytes());
        assertArrayEquals(data, f.read(file, 512, 4096));
        byte[] real = Files.readAllBytes(directory.resolve("files/vms/Disk.vhd"));
        assertEquals(4608, real.length);
        assertEquals(data[0], real[512]);
    }

    @Test
    void showsABootLoaderAllOfAFileInNoTime() {
        volume.create("boot.ini");
        byte[] data = new byte[1024];
        new Chance(2).nextBytes(data);
        f.write(f.open("boot.ini"), 0, data);
        volume.resize("boot.ini", 700);
        long now = f.simulation.now();
        assertArrayEquals(java.util.Arrays.copyOf(data, 700), volume.content("BOOT.INI"));
        assertEquals(now, f.simulation.now());
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.content("boot.cfg")));
    }

    @Test
    void keepsTheCaseOfNamesAndFindsThemWithoutIt() {
        volume.makeDirectory("Windows");
        volume.create("windows/Notepad.exe");
        assertEquals(
                "Notepad.exe", volume.entry("WINDOWS/NOTEPAD.EXE").orElseThrow().name());
        assertEquals(Failure.EXISTS, failure(() -> volume.create("Windows/NOTEPAD.exe")));
        volume.rename("windows/notepad.exe", "Windows/NOTEPAD.exe");
        assertEquals(
                List.of("NOTEPAD.exe"),
                volume.list("Windows").stream().map(Entry::name).toList());
        volume.rename("windows", "WinNT");
        assertTrue(volume.entry("winnt/notepad.exe").isPresent());
        assertTrue(Files.exists(directory.resolve("files/WinNT/NOTEPAD.exe")));
    }

    @Test
    void listsByNameWhateverTheOrderOfMaking() {
        for (String name : List.of("b", "C", "a", "B2")) volume.create(name);
        assertEquals(
                List.of("a", "b", "B2", "C"),
                volume.list("").stream().map(Entry::name).toList());
    }

    @Test
    void refusesPathsThatLeadOutOrThatNobodyCouldName() {
        for (String path : List.of(
                "..",
                "../x",
                "a/../../x",
                "/etc/passwd",
                "a//b",
                ".",
                "C:\\x",
                "a\\b",
                "x:y",
                "a\0b",
                "a\nb",
                "trailing.",
                "blank ",
                "x".repeat(256))) assertEquals(Failure.INVALID, failure(() -> volume.create(path)), path);
        assertEquals(Failure.INVALID, failure(() -> volume.entry("../..")));
        assertEquals(Failure.INVALID, failure(() -> volume.open("../../../etc/passwd")));
    }

    @Test
    void refusesLinksThatLeadOut() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("files/link.txt"), secret);
        Files.createSymbolicLink(directory.resolve("files/out"), directory);
        volume.refresh();
        assertTrue(volume.entry("link.txt").isEmpty());
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.open("out/secret.txt")));
        volume.makeDirectory("inside");
        volume.create("inside/file.txt");
        Files.delete(directory.resolve("files/inside/file.txt"));
        Files.createSymbolicLink(directory.resolve("files/inside/file.txt"), secret);
        BlockLayer file = f.open("inside/file.txt");
        Outcome outcome = f.write(file, 0, new byte[512]);
        assertEquals(
                Failure.INVALID, assertInstanceOf(Outcome.Failed.class, outcome).failure());
        assertEquals("secret", Files.readString(secret));
    }

    @Test
    void countsFreeSpaceInClustersOfItsOwnCapacity() {
        long free = volume.freeBytes();
        assertEquals(volume.capacityBytes(), free);
        volume.create("a");
        volume.resize("a", 4097);
        assertEquals(free - 8192, volume.freeBytes());
        volume.resize("a", 100);
        assertEquals(free - 4096, volume.freeBytes());
        volume.delete("a");
        assertEquals(free, volume.freeBytes());
    }

    @Test
    void saysWhenItIsFull() {
        f = new VolumeFixture(VolumeFixture.cachedDisk(8 << 20, 0), directory.resolve("small"));
        f.volume.create("a");
        f.volume.resize("a", 7 << 20);
        BlockLayer a = f.open("a");
        assertEquals(Failure.NO_SPACE, failure(() -> f.volume.resize("a", 9 << 20)));
        Outcome outcome = f.write(a, 8 << 20, new byte[512]);
        assertEquals(Failure.NO_SPACE, ((Outcome.Failed) outcome).failure());
        assertTrue(f.write(a, (8 << 20) - 512, new byte[512]).isDone());
        assertEquals(0, f.volume.freeBytes());
    }

    @Test
    void datesFilesByTheVirtualClock() {
        f.simulation.runUntil(5_000_000);
        volume.create("a");
        assertEquals(5_000_000, volume.entry("a").orElseThrow().modifiedNs());
        BlockLayer a = f.open("a");
        f.write(a, 0, new byte[512]);
        assertEquals(f.simulation.now(), volume.entry("a").orElseThrow().modifiedNs());
    }

    @Test
    void answersEveryRequestThatMakesNoSense() {
        volume.create("a");
        volume.resize("a", 1000);
        BlockLayer a = f.open("a");
        assertEquals(
                Failure.OUT_OF_RANGE, failed(f.await(a, new BlockRequest.Read(1024, new Slice(f.memory, 0, 512)))));
        assertEquals(
                Failure.OUT_OF_RANGE, failed(f.await(a, new BlockRequest.Read(-512, new Slice(f.memory, 0, 512)))));
        assertEquals(
                Failure.OUT_OF_RANGE,
                failed(f.await(a, new BlockRequest.Read(Long.MAX_VALUE, new Slice(f.memory, 0, 512)))));
        assertEquals(Failure.OUT_OF_RANGE, failed(f.await(a, new BlockRequest.Write(-1, Slice.of(new byte[512])))));
        assertEquals(
                Failure.OUT_OF_RANGE,
                failed(f.await(a, new BlockRequest.Write(Long.MAX_VALUE - 10, Slice.of(new byte[512])))));
        assertTrue(
                f.await(a, new BlockRequest.Read(512, new Slice(f.memory, 0, 512)))
                        .isDone(),
                "the last sector is whole");
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.open("b")));
        volume.makeDirectory("d");
        assertEquals(Failure.INVALID, failure(() -> volume.open("d")));
        volume.create("d/x");
        assertEquals(Failure.NOT_EMPTY, failure(() -> volume.delete("d")));
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.list("nowhere")));
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.create("nowhere/x")));
        assertEquals(Failure.INVALID, failure(() -> volume.rename("d", "d/deeper")));
        assertEquals(Failure.EXISTS, failure(() -> volume.rename("a", "d")));
    }

    private static Failure failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).failure();
    }

    @Test
    void tellsWhoUsesADeletedFileThatItIsGone() {
        volume.create("a");
        volume.resize("a", 1 << 20);
        BlockLayer a = f.open("a");
        long underWay = f.submit(a, new BlockRequest.Read(0, new Slice(f.memory, 0, 512)));
        volume.delete("a");
        f.drain();
        assertEquals(Failure.GONE, failed(f.outcomes.get(underWay)));
        assertEquals(Failure.GONE, failed(f.await(a, new BlockRequest.Flush())));
    }

    @Test
    void turnsARealFailureIntoAMediumErrorWithItsReason() throws IOException {
        volume.create("a");
        BlockLayer a = f.open("a");
        Path real = volume.realPath("a");
        Files.delete(real);
        Files.createDirectory(real);
        Outcome outcome = f.write(a, 0, new byte[512]);
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertEquals(Failure.MEDIUM_ERROR, failed.failure());
        assertTrue(failed.message().startsWith("The host could not read or write 'a': "), failed.message());
        Files.delete(real);
    }

    @Test
    void handsAnswersOverOnlyWhenItsDriverAsks() {
        int[] interrupts = {0};
        volume.wire(() -> interrupts[0]++);
        volume.create("a");
        BlockLayer a = f.open("a");
        f.submit(a, new BlockRequest.Write(0, Slice.of(new byte[512])));
        f.submit(a, new BlockRequest.Write(512, Slice.of(new byte[512])));
        f.drain();
        assertEquals(2, interrupts[0]);
        assertTrue(f.finished.isEmpty());
        volume.deliver();
        assertEquals(List.of(1L, 2L), f.finished);
    }

    @Test
    void keepsSparseFilesSparse() throws Exception {
        volume.create("big");
        volume.resize("big", 512L << 20);
        BlockLayer big = f.open("big");
        f.write(big, 300L << 20, new byte[] {1, 2, 3, 4});
        f.write(big, 512L << 20, new byte[1 << 20]);
        assertEquals((512L << 20) + (1 << 20), Files.size(volume.realPath("big")));
        assertTrue(allocatedKib(volume.realPath("big")) < 1024);
        volume.mark("m");
        volume.delete("big");
        volume.rewind("m");
        assertEquals((512L << 20) + (1 << 20), Files.size(volume.realPath("big")));
        assertTrue(allocatedKib(volume.realPath("big")) < 1024);
    }

    private static long allocatedKib(Path file) throws Exception {
        Process du = new ProcessBuilder("du", "-k", file.toString()).start();
        assertTrue(du.waitFor(10, TimeUnit.SECONDS));
        return Long.parseLong(new String(du.getInputStream().readAllBytes()).split("\\s")[0]);
    }

    @Test
    void seesWhatWasPutThereFromOutsideOnlyWhenTold() throws IOException {
        Files.writeString(directory.resolve("files/new.iso"), "hello");
        assertFalse(volume.entry("new.iso").isPresent());
        volume.refresh();
        assertEquals(5, volume.entry("NEW.iso").orElseThrow().sizeBytes());
        assertEquals(0, volume.entry("new.iso").orElseThrow().modifiedNs());
        Path outside = Files.writeString(directory.resolve("outside.vhd"), "bytes");
        volume.bring(outside, "disk.vhd");
        assertEquals("bytes", Files.readString(volume.realPath("disk.vhd")));
        volume.close();
        VolumeFixture again = new VolumeFixture(VolumeFixture.disk(), directory);
        assertEquals(5, again.volume.entry("disk.vhd").orElseThrow().sizeBytes());
    }

    @Test
    void rewindsToAMarkWithAllItHolds() throws IOException {
        volume.makeDirectory("d");
        volume.create("d/a");
        volume.create("b");
        BlockLayer a = f.open("d/a");
        f.write(a, 0, new byte[] {1, 1, 1, 1});
        volume.mark("one");
        long free = volume.freeBytes();
        f.write(a, 0, new byte[] {2, 2, 2, 2, 2});
        volume.delete("b");
        volume.create("c");
        volume.mark("two");
        volume.rename("d", "e");
        f.write(a, 0, new byte[] {3});
        volume.rewind("two");
        assertEquals(
                List.of("c", "d"), volume.list("").stream().map(Entry::name).toList());
        assertArrayEquals(new byte[] {2, 2, 2, 2, 2}, Files.readAllBytes(volume.realPath("d/a")));
        volume.rewind("one");
        assertArrayEquals(new byte[] {1, 1, 1, 1}, Files.readAllBytes(volume.realPath("d/a")));
        assertEquals(free, volume.freeBytes());
        assertEquals(
                List.of("b", "d"), volume.list("").stream().map(Entry::name).toList());
        volume.rewind("two");
        assertArrayEquals(new byte[] {2, 2, 2, 2, 2}, Files.readAllBytes(volume.realPath("d/a")));
        assertEquals(Failure.EXISTS, failure(() -> volume.mark("one")));
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.rewind("three")));
        assertEquals(Failure.INVALID, failure(() -> volume.mark("../x")));
        volume.forgetMark("one");
        assertEquals(Failure.NOT_FOUND, failure(() -> volume.rewind("one")));
    }
}
