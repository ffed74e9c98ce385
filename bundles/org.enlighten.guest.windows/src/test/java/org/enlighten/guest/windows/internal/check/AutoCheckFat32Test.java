// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.fat.FatFormat;
import org.enlighten.os.fat.FatType;
import org.junit.jupiter.api.Test;

/// A volume whose table has entries of four bytes and whose root directory is a chain.
class AutoCheckFat32Test {
    private static final long DISK_BYTES = 64 << 20;
    private static final AutoCheck.Reach REACH = AutoCheck.Reach.of(FatRule.FAT32);

    private final FakeDisk disk = new FakeDisk(DISK_BYTES);
    private final FakeSystem system = new FakeSystem().disk("PhysicalDrive0", disk);
    private final FatVolume volume;

    AutoCheckFat32Test() {
        MasterBootRecord.Partition part = FatRule.FAT32.partition(DISK_BYTES / 512);
        disk.write(0, MasterBootRecord.of("tiny", List.of(), part, 1));
        FatFormat format =
                new FatFormat(part.sectors() * 512, "TEST", 1, "TEST", new byte[0], 63, Optional.of(FatType.FAT32), 0);
        for (FatFormat.Piece piece : format.pieces()) disk.write(63 * 512 + piece.at(), piece.bytes());
        volume = FatVolume.parse(disk.read(63 * 512, 512), 63 * 512, part.sectors())
                .orElseThrow();
    }

    private int run() {
        return new FakeProcess(system, () -> new StagedProgram(new AutoCheck(REACH)), REACH.memoryKib() << 10).run();
    }

    private void put32(long at, long value) {
        byte[] sector = disk.read(at / 512 * 512, 512);
        for (int i = 0; i < 4; i++) sector[(int) (at % 512) + i] = (byte) (value >>> 8 * i);
        disk.write(at / 512 * 512, sector);
    }

    private long get32(long at) {
        return FatVolume.u32(disk.read(at / 512 * 512, 512), (int) (at % 512));
    }

    private void next(int cluster, long value) {
        for (int copy = 0; copy < 2; copy++) put32(volume.tableAt() + copy * volume.tableBytes() + cluster * 4L, value);
    }

    private long next(int cluster) {
        return get32(volume.tableAt() + cluster * 4L);
    }

    private void dirty() {
        next(1, 0x07FFFFFF);
    }

    /// The root's second entry, behind the label: a file of two clusters.
    private void file(int first, int size) {
        long at = volume.clusterAt(volume.rootCluster()) + 32;
        byte[] sector = disk.read(at / 512 * 512, 512);
        int offset = (int) (at % 512);
        System.arraycopy("A       TXT ".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, sector, offset, 12);
        sector[offset + 20] = (byte) (first >>> 16);
        sector[offset + 21] = (byte) (first >>> 24);
        sector[offset + 26] = (byte) first;
        sector[offset + 27] = (byte) (first >>> 8);
        for (int i = 0; i < 4; i++) sector[offset + 28 + i] = (byte) (size >>> 8 * i);
        disk.write(at / 512 * 512, sector);
    }

    @Test
    void aCleanOneIsLeftAlone() {
        byte[] before = disk.read(63 * 512, 1 << 20);
        assertEquals(0, run());
        assertEquals("", system.screen());
        assertArrayEquals(before, disk.read(63 * 512, 1 << 20));
    }

    @Test
    void freesWhatBelongsToNobodyKeepsTheHighBitsAndCountsWhatIsFree() {
        int far = 70_000;
        file(far, volume.clusterBytes() + 1);
        next(far, 0xA0000000L | far + 1);
        next(far + 1, 0x0FFFFFFF);
        next(90_000, 90_001);
        next(90_001, 0x5FFFFFFFL);
        dirty();
        assertEquals(0, run());
        assertTrue(
                system.screen().contains("corrected 0 directory entries and freed 2 lost clusters"), system.screen());
        assertEquals(0xA0000000L | far + 1, next(far));
        assertEquals(0, next(90_000));
        assertEquals(0x50000000L, next(90_001));
        assertEquals(volume.clusters() - 3, get32((63 + 1) * 512L + 488));
        assertArrayEquals(
                disk.read(volume.tableAt(), (int) volume.tableBytes()),
                disk.read(volume.tableAt() + volume.tableBytes(), (int) volume.tableBytes()));
        dirty();
        int before = system.screen().length();
        assertEquals(0, run());
        assertTrue(system.screen().substring(before).contains("nothing to correct"), system.screen());
    }

    @Test
    void shortensAFileWhoseChainIsShorterAndTakesItsClusterFromOneWithoutAny() {
        file(70_000, 5 * volume.clusterBytes());
        next(70_000, 0x0FFFFFFF);
        dirty();
        assertEquals(0, run());
        long at = volume.clusterAt(volume.rootCluster()) + 32;
        assertEquals(volume.clusterBytes(), get32(at + 28));
        next(70_000, 0);
        dirty();
        assertEquals(0, run());
        assertEquals(0, get32(at + 28));
        assertEquals(0, get32(at + 26) & 0xFFFF);
        assertEquals(0, get32(at + 20) & 0xFFFF);
    }
}
