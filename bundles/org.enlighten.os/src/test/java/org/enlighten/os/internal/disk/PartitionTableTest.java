// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.os.fake.TinyImage;
import org.enlighten.os.internal.disk.PartitionTable.Partition;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Partition tables, good and broken.
class PartitionTableTest {
    private static final long DISK_BYTES = 100L << 20;

    private static byte[] sector() {
        byte[] sector = new byte[512];
        TinyImage.table(sector, 0, 0x80, 63, 2048);
        TinyImage.table(sector, 2, 0, 4096, 8192);
        return sector;
    }

    @Test
    void entriesAreReadByTheirPlace() {
        assertEquals(
                List.of(
                        new Partition(1, 6, true, 63 * 512, 2048 * 512),
                        new Partition(3, 6, false, 4096 * 512, 8192 * 512)),
                PartitionTable.parse(sector(), DISK_BYTES));
    }

    @Test
    void whatLiesOutsideOfTheDiskIsLeftOut() {
        assertEquals(1, PartitionTable.parse(sector(), 4096 * 512).size());
        assertTrue(PartitionTable.parse(sector(), 0).isEmpty());
    }

    @Test
    void withoutTheSignatureThereIsNoTable() {
        byte[] sector = sector();
        sector[511] = 0;
        assertTrue(PartitionTable.parse(sector, DISK_BYTES).isEmpty());
        assertTrue(PartitionTable.parse(new byte[10], DISK_BYTES).isEmpty());
    }

    @Test
    void anyBytesGivePartitionsInsideOfTheDiskOrNone() {
        long seed = 20_001;
        Chance chance = new Chance(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] sector = sector();
            int changes = 1 + chance.nextInt(8);
            for (int i = 0; i < changes; i++) sector[446 + chance.nextInt(64)] = (byte) chance.nextLong();
            for (Partition p : PartitionTable.parse(sector, DISK_BYTES)) {
                boolean inside = p.atBytes() > 0 && p.sizeBytes() > 0 && p.atBytes() + p.sizeBytes() <= DISK_BYTES;
                assertTrue(inside, "seed " + seed + ", round " + round + ": " + p);
            }
        }
    }
}
