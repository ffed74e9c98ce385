// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.Chance;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VhdTest {
    static final int DISK = 1 << 20;
    static final int BLOCK = 16 << 10;
    private static final int TABLE = 1536;
    private final VhdFormat format = new VhdFormat();

    private byte[] dynamic() {
        return DiskBench.created(format, DiskBench.spec(DiskType.DYNAMIC, DISK, BLOCK));
    }

    private DiskBench bench(byte[] image) {
        return new DiskBench(format, image, 4L << 20);
    }

    /// A dynamic disk with some blocks written.
    private DiskBench used() {
        DiskBench bench = bench(dynamic());
        bench.opened();
        byte[] data = new byte[3 * BLOCK];
        new Chance(4).nextBytes(data);
        bench.write(BLOCK / 2, data);
        bench.write(DISK - 512, new byte[512]);
        return bench;
    }

    private static Outcome.Failed failed(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readsGiveWhatWasWritten(long seed) {
        Chance chance = new Chance(seed);
        DiskBench bench =
                bench(seed % 3 == 0 ? DiskBench.created(format, DiskBench.spec(DiskType.FIXED, DISK, 0)) : dynamic());
        bench.opened();
        byte[] oracle = new byte[DISK];
        for (int i = 0; i < 300; i++) {
            int at = 512 * chance.nextInt(DISK / 512);
            int count = 512 * (1 + chance.nextInt(Math.min(120, (DISK - at) / 512)));
            if (chance.nextInt(2) == 0) {
                byte[] data = new byte[count];
                chance.nextBytes(data);
                System.arraycopy(data, 0, oracle, at, count);
                assertEquals(Outcome.done(count), bench.write(at, data), "seed=" + seed);
            } else {
                assertArrayEquals(Arrays.copyOfRange(oracle, at, at + count), bench.read(at, count), "seed=" + seed);
            }
        }
        assertEquals(List.of(), bench.checked().problems());
        DiskBench again = bench(bench.image());
        again.opened();
        assertArrayEquals(oracle, again.read(0, DISK));
    }

    @Test
    void aNewDiskHasItsDataFromTheSpecification() {
        DiskInfo info = bench(dynamic()).opened();
        assertEquals(
                new DiskInfo(
                        "VHD",
                        DiskType.DYNAMIC,
                        DISK,
                        1536 + 512 + 512,
                        BLOCK,
                        0,
                        0,
                        "00000000-0000-1234-0000-000000005678",
                        "",
                        512,
                        512,
                        ""),
                info);
        ByteBuffer footer = ByteBuffer.wrap(dynamic());
        assertEquals(1_204_070_400 - 946_684_800, footer.getInt(24), "seconds since 2000");
        assertEquals("win ", new String(footer.array(), 28, 4));
    }

    @Test
    void aDiskThatGrewTellsItsBlocks() {
        DiskInfo info = used().inspected();
        assertEquals(5, info.allocatedBlocks());
        assertEquals(0, info.fragmentationPercent());
    }

    @Test
    void scatteredBlocksAreFragmentation() {
        DiskBench bench = bench(dynamic());
        bench.opened();
        for (int block : new int[] {5, 4, 3, 2, 1}) bench.write(block * BLOCK, new byte[512]);
        assertEquals(100, bench.inspected().fragmentationPercent());
    }

    @ParameterizedTest
    @ValueSource(longs = {-512, DISK, DISK - 511, Long.MAX_VALUE, Long.MIN_VALUE})
    void whatLiesOutsideIsOutOfRange(long at) {
        DiskBench bench = used();
        assertEquals(
                Outcome.Failure.OUT_OF_RANGE,
                failed(bench.write(at, new byte[512])).failure());
        assertEquals(
                Outcome.Failure.OUT_OF_RANGE,
                failed(bench.tryRead(at, new byte[512])).failure());
    }

    @Test
    void aDiskIsUsedInSectorsAndOnlyWhenOpen() {
        DiskBench bench = bench(dynamic());
        assertEquals(
                "disk: this disk is not open.",
                failed(bench.tryRead(0, new byte[512])).message());
        assertEquals(0, bench.disk.sizeBytes());
        bench.opened();
        assertEquals(DISK, bench.disk.sizeBytes());
        assertEquals(
                Outcome.Failure.INVALID,
                failed(bench.tryRead(100, new byte[512])).failure());
        assertEquals(Outcome.done(0), bench.write(512, new byte[0]));
    }

    @Test
    void impossibleDisksAreRefusedWithTheFigures() {
        for (long size : new long[] {0, -1, 511, 513, VhdFormat.MOST_BYTES + 512}) {
            OperationFailed refused =
                    assertThrows(OperationFailed.class, () -> format.create(DiskBench.spec(DiskType.DYNAMIC, size, 0)));
            assertTrue(refused.getMessage().startsWith("A VHD cannot have " + size + " bytes."), refused.getMessage());
        }
        assertThrows(OperationFailed.class, () -> format.create(DiskBench.spec(DiskType.DYNAMIC, DISK, 12345)));
        assertThrows(OperationFailed.class, () -> format.create(DiskBench.spec(DiskType.DIFFERENCING, DISK, 0)));
        assertEquals(
                10,
                format.create(DiskBench.spec(DiskType.DYNAMIC, VhdFormat.MOST_BYTES, 0))
                        .size());
    }

    @Test
    void aDamagedEndIsRepairedFromTheFront() {
        byte[] image = used().image();
        byte[] content = opened(image).read(0, DISK);
        for (int cut : new int[] {512, 1, 300}) {
            DiskBench bench = bench(Arrays.copyOf(image, image.length - cut));
            DiskInfo info = bench.opened();
            assertTrue(info.repaired().startsWith("The footer at the end was damaged"), info.repaired());
            assertArrayEquals(image, bench.image(), "cut=" + cut);
            assertArrayEquals(content, bench.read(0, DISK));
        }
        byte[] damaged = image.clone();
        damaged[image.length - 500] ^= 1;
        DiskBench bench = bench(damaged);
        assertFalse(bench.checked().isSound());
        bench.opened();
        assertEquals(List.of(), bench.checked().problems());
        assertArrayEquals(image, bench.image());
    }

    @Test
    void aDamagedFrontIsRepairedFromTheEnd() {
        byte[] image = used().image();
        byte[] damaged = image.clone();
        Arrays.fill(damaged, 0, 512, (byte) 0);
        DiskBench bench = bench(damaged);
        assertTrue(bench.opened().repaired().startsWith("The footer copy at the front was damaged"));
        assertArrayEquals(image, bench.image());
    }

    @Test
    void whatAnInterruptedGrowthLeftBehindTheEndIsNotLost() {
        byte[] image = used().image();
        byte[] longer = Arrays.copyOf(image, image.length + BLOCK + 512);
        DiskBench bench = bench(longer);
        bench.opened();
        assertEquals(longer.length, bench.image().length);
        byte[] data = new byte[512];
        Arrays.fill(data, (byte) 9);
        bench.write(10 * BLOCK, data);
        assertArrayEquals(data, bench.read(10 * BLOCK, 512));
        assertArrayEquals(new byte[BLOCK - 512], bench.read(10 * BLOCK + 512, BLOCK - 512));
        assertEquals(List.of(), bench.checked().problems());
    }

    private DiskBench opened(byte[] image) {
        DiskBench bench = bench(image);
        bench.opened();
        return bench;
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] image = used().image();
        Outcome.Failed failed =
                failed(bench(Arrays.copyOf(image, image.length - 512 - BLOCK)).open());
        assertEquals(Outcome.Failure.CORRUPT, failed.failure());
        assertTrue(failed.message().contains("the entry of block 63 is"), failed.message());
    }

    @Test
    void aFileThatIsNoVhdIsRefused() {
        assertEquals(
                "The file has 100 bytes, too few for a VHD.",
                failed(bench(new byte[100]).open()).message());
        assertEquals(
                "The file has 0 bytes, too few for a VHD.",
                failed(bench(new byte[0]).open()).message());
        assertEquals(
                "The footer at offset 1536: field 'cookie' is"
                        + " '\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00', expected 'conectix'."
                        + " There is no intact copy at the front of the file either.",
                failed(bench(new byte[2048]).open()).message());
    }

    @Test
    void aDifferencingDiskIsRefusedByName() {
        byte[] image = dynamic();
        for (int at : new int[] {0, image.length - 512}) {
            byte[] footer = Arrays.copyOfRange(image, at, at + 512);
            ByteBuffer.wrap(footer).putInt(60, Footer.DIFFERENCING);
            System.arraycopy(VhdChecksum.put(footer, Footer.CHECKSUM_AT), 0, image, at, 512);
        }
        Outcome.Failed failed = failed(bench(image).open());
        assertTrue(failed.message().startsWith("This is a differencing disk: without its parent"), failed.message());
    }

    @Test
    void theCheckNamesFieldOffsetFoundAndExpected() {
        byte[] image = used().image();
        ByteBuffer b = ByteBuffer.wrap(image);
        b.putInt(TABLE + 4 * 7, 0x00001000);
        b.putInt(TABLE + 4 * 8, b.getInt(TABLE));
        b.putInt(TABLE + 4 * 9, b.getInt(TABLE + 4) + 1);
        image[1000] = 7;
        byte[] header = VhdChecksum.put(Arrays.copyOfRange(image, 512, 1536), DynamicHeader.CHECKSUM_AT);
        System.arraycopy(header, 0, image, 512, header.length);
        assertEquals(
                List.of(
                        "The dynamic header at offset 1000: a reserved byte is 0x07, expected 0.",
                        "The block allocation table at offset 1564: the entry of block 7 is"
                                + " 0x00001000 (offset 2097152),"
                                + " expected room for 16896 bytes outside of header and table and"
                                + " before the footer at offset 86528.",
                        "The block allocation table at offset 1568: the entry of block 8 is"
                                + " 0x00000004, which is block 0's already.",
                        "The block allocation table at offset 1572: block 9 begins at offset 19456,"
                                + " expected it after the end of"
                                + " block 1 at 35840.",
                        "The block allocation table at offset 1544: block 2 begins at offset 35840,"
                                + " expected it after the end of"
                                + " block 9 at 36352."),
                bench(image).checked().problems());
    }

    @Test
    void theCheckOfAFixedDiskComparesSizes() {
        byte[] image = DiskBench.created(format, DiskBench.spec(DiskType.FIXED, DISK, 0));
        byte[] longer = new byte[image.length + 512];
        System.arraycopy(image, DISK, longer, DISK + 512, 512);
        assertEquals(
                List.of("The footer at offset 1049136: field 'current size' is 1048576, expected"
                        + " 1049088, the bytes before"
                        + " the footer."),
                bench(longer).checked().problems());
        assertEquals(DISK, bench(longer).opened().sizeBytes());
    }

    @Test
    void aFullHostMakesTheDiskReadOnlyWithAReason() {
        DiskBench bench = new DiskBench(format, dynamic(), 2 * BLOCK);
        bench.opened();
        assertTrue(bench.write(0, new byte[512]).isDone());
        assertFalse(bench.write(5 * BLOCK, new byte[512]).isDone());
        assertEquals(
                Outcome.Failure.READ_ONLY, failed(bench.write(0, new byte[512])).failure());
        assertTrue(bench.disk.readOnlyReason().orElseThrow().startsWith("disk takes no more changes"));
        bench.read(0, DISK);
        DiskBench again = bench(bench.image());
        again.opened();
        assertEquals(List.of(), again.checked().problems());
        assertTrue(again.write(5 * BLOCK, new byte[512]).isDone());
    }
}
