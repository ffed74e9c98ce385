// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.fat.FatFormat;
import org.enlighten.os.fat.FatType;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class AutoCheckTest {
    private static final long DISK_BYTES = 64 << 20;
    private static final int CLUSTER_BYTES = 2048;
    private static final AutoCheck.Reach REACH = AutoCheck.Reach.of(FatRule.FAT16);

    private final FakeDisk disk = new FakeDisk(DISK_BYTES);
    private final FakeSystem system = new FakeSystem().disk("PhysicalDrive0", disk);
    private final MasterBootRecord.Partition part = FatRule.FAT16.partition(DISK_BYTES / 512);
    private final int tableSectors;
    private int updates;

    AutoCheckTest() {
        disk.write(0, MasterBootRecord.of("tiny", java.util.List.of(), part, 1));
        FatFormat format =
                new FatFormat(part.sectors() * 512, "TEST", 1, "TEST", new byte[0], 63, Optional.of(FatType.FAT16), 0);
        for (FatFormat.Piece piece : format.pieces()) disk.write(63 * 512 + piece.at(), piece.bytes());
        tableSectors = FatVolume.u16(disk.read(63 * 512, 512), 22);
        system.onUpdate(() -> updates++);
    }

    private int run() {
        return new FakeProcess(system, () -> new StagedProgram(new AutoCheck(REACH)), REACH.memoryKib() << 10).run();
    }

    // ---- the volume by hand

    private long tableAt(int copy) {
        return (63L + 1 + (long) copy * tableSectors) * 512;
    }

    private long rootAt() {
        return tableAt(2);
    }

    private long clusterAt(int cluster) {
        return rootAt() + 512 * 32 + (cluster - 2L) * CLUSTER_BYTES;
    }

    private int read(int copy, int cluster) {
        byte[] sector = disk.read(tableAt(copy) + cluster * 2L / 512 * 512, 512);
        return FatVolume.u16(sector, cluster * 2 % 512);
    }

    private void next(int cluster, int value) {
        for (int copy = 0; copy < 2; copy++) poke16(tableAt(copy) + cluster * 2L, value);
    }

    private void poke16(long at, int value) {
        byte[] sector = disk.read(at / 512 * 512, 512);
        sector[(int) (at % 512)] = (byte) value;
        sector[(int) (at % 512) + 1] = (byte) (value >>> 8);
        disk.write(at / 512 * 512, sector);
    }

    private void entry(long at, String name, int attributes, int cluster, int size) {
        byte[] sector = disk.read(at / 512 * 512, 512);
        int offset = (int) (at % 512);
        byte[] padded = String.format("%-11s", name).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(padded, 0, sector, offset, 11);
        sector[offset + 11] = (byte) attributes;
        disk.write(at / 512 * 512, sector);
        poke16(at + 26, cluster);
        poke16(at + 28, size & 0xFFFF);
        poke16(at + 30, size >>> 16);
    }

    private int sizeOf(long entryAt) {
        byte[] sector = disk.read(entryAt / 512 * 512, 512);
        return (int) FatVolume.u32(sector, (int) (entryAt % 512) + 28);
    }

    private void dirty() {
        next(1, 0x7FFF);
    }

    /// A directory with a file of two clusters in it, and a file of one cluster in the root.
    private void fill() {
        entry(rootAt() + 32, "DIR", 0x10, 2, 0);
        next(2, 0xFFFF);
        entry(clusterAt(2), ".", 0x10, 2, 0);
        entry(clusterAt(2) + 32, "..", 0x10, 0, 0);
        entry(clusterAt(2) + 64, "A       TXT", 0x20, 3, 3000);
        next(3, 4);
        next(4, 0xFFFF);
        entry(rootAt() + 64, "B       TXT", 0x20, 5, 100);
        next(5, 0xFFFF);
    }

    @Test
    void leavesACleanVolumeAlone() {
        fill();
        next(9, 0xFFFF);
        assertEquals(0, run());
        assertEquals("", system.screen());
        assertEquals(0, updates);
        assertEquals(0xFFFF, read(0, 9));
    }

    @Test
    void findsNothingInAVolumeThatIsMerelyMarked() {
        fill();
        dirty();
        assertEquals(0, run());
        assertTrue(system.screen().contains("found nothing to correct"), system.screen());
        assertEquals(0xFFFF, read(0, 1));
        assertEquals(1, updates);
        assertEquals(4, read(0, 3));
        assertEquals(3000, sizeOf(clusterAt(2) + 64));
    }

    @Test
    void freesWhatBelongsToNobody() {
        fill();
        next(100, 101);
        next(101, 0xFFFF);
        dirty();
        run();
        assertTrue(system.screen().contains("freed 2 lost clusters"), system.screen());
        assertEquals(0, read(0, 100));
        assertEquals(0, read(1, 101));
        assertEquals("Autochk", system.events().getFirst().source());
    }

    @Test
    void shortensAFileWhoseChainIsShorter() {
        fill();
        next(3, 0xFFFF);
        next(4, 0);
        dirty();
        run();
        assertEquals(CLUSTER_BYTES, sizeOf(clusterAt(2) + 64));
        assertTrue(system.screen().contains("corrected 1 directory entry and freed 0"), system.screen());
    }

    @Test
    void cutsAChainThatIsLongerThanItsFile() {
        fill();
        next(5, 6);
        next(6, 0xFFFF);
        dirty();
        run();
        assertEquals(0xFFFF, read(0, 5));
        assertEquals(0, read(0, 6));
        assertEquals(100, sizeOf(rootAt() + 64));
    }

    @Test
    void partsFilesThatShareClusters() {
        fill();
        entry(rootAt() + 96, "C       TXT", 0x20, 3, 4096);
        dirty();
        run();
        // The root is looked at first: its file keeps the chain.
        assertEquals(4096, sizeOf(rootAt() + 96));
        assertEquals(0, sizeOf(clusterAt(2) + 64));
    }

    @Test
    void makesTheTablesEqual() {
        fill();
        poke16(tableAt(1) + 200 * 2, 0xFFFF);
        dirty();
        run();
        assertArrayEquals(disk.read(tableAt(0), 512 * 64), disk.read(tableAt(1), 512 * 64));
        assertEquals(0, read(1, 200));
    }

    @Test
    void comesToAnEndOnDirectoriesThatContainThemselves() {
        fill();
        entry(clusterAt(2) + 96, "SELF", 0x10, 2, 0);
        dirty();
        assertEquals(0, run());
        assertEquals(0xE5, disk.read(clusterAt(2), 512)[96] & 0xFF);
    }

    @Test
    void isContentWithADiskThatHoldsNothingOfItsKind() {
        disk.write(0, new byte[512]);
        assertEquals(0, run());
        assertEquals(0, system.openHandles());
    }

    @Test
    void survivesAnyByteAndLeavesAVolumeThatASecondCheckFindsGood() {
        long seed = 0x5EED_0181L;
        System.out.println("AutoCheckTest seed=" + seed);
        Chance chance = new Chance(seed);
        for (int round = 0; round < 150; round++) {
            fill();
            dirty();
            for (int i = 0; i < 6; i++) damage(chance);
            assertEquals(0, run(), "round " + round);
            if (read(0, 1) != 0xFFFF) continue;
            dirty();
            int before = system.screen().length();
            assertEquals(0, run(), "round " + round);
            assertTrue(system.screen().substring(before).contains("nothing to correct"), "round " + round);
        }
        assertFalse(system.screen().isEmpty());
    }

    /// Changes one byte of the first table or of a directory.
    private void damage(Chance chance) {
        long[] places = {tableAt(0) + 2, tableAt(0) + 4, rootAt(), rootAt() + 32, clusterAt(2)};
        int[] lengths = {2, 40, 32, 96, 160};
        int where = chance.nextInt(places.length);
        long at = places[where] + chance.nextInt(lengths[where]);
        byte[] sector = disk.read(at / 512 * 512, 512);
        sector[(int) (at % 512)] = (byte) chance.nextInt(256);
        disk.write(at / 512 * 512, sector);
    }

    @Test
    void takesNoBootSectorForAVolumeThatDoesNotFitItsPartition() {
        long seed = 0x5EED_0182L;
        System.out.println("AutoCheckTest seed=" + seed);
        Chance chance = new Chance(seed);
        byte[] good = disk.read(63 * 512, 512);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] sector = good.clone();
            for (int i = 0; i < 2; i++) sector[11 + chance.nextInt(26)] = (byte) chance.nextInt(256);
            Optional<FatVolume> volume = FatVolume.parse(sector, 63 * 512, part.sectors());
            if (volume.isEmpty()) continue;
            taken++;
            FatVolume v = volume.get();
            assertTrue(v.clusterAt(v.clusters() + 1) + v.clusterBytes() <= (63 + part.sectors()) * 512);
            assertTrue(v.wide() || v.tableBytesUsed() <= 131_072);
            assertTrue(v.clusterBytes() <= 32_768);
        }
        assertTrue(taken > 0);
    }
}
