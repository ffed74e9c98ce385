// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.guest.windows.internal.disk.MasterBootRecord.Partition;
import org.junit.jupiter.api.Test;

class Fat16Test {
    private static Fat16 of(long mib) {
        return Fat16.layout(MasterBootRecord.wholeDisk(mib * 2048), "SYSTEM", 0x12345678, "tiny")
                .orElseThrow();
    }

    @Test
    void takesTheSmallestClustersThatReach() {
        assertEquals(4, of(64).clusterSectors());
        assertEquals(16, of(512).clusterSectors());
        assertEquals(64, of(2048).clusterSectors());
    }

    @Test
    void everySizeHasAsManyClustersAsMakeAFat16AndATableThatHoldsThem() {
        for (long mib = 16; mib <= 4096; mib += 13) {
            Fat16 fat = of(mib);
            assertTrue(fat.clusters() >= 4085 && fat.clusters() <= 65_524, mib + " MiB");
            assertTrue(fat.tableSectors() * 256L >= fat.clusters() + 2, mib + " MiB");
            long used = fat.metadataSectors() + fat.clusters() * fat.clusterSectors();
            assertTrue(used <= fat.sectors() && fat.sectors() - used < fat.clusterSectors(), mib + " MiB");
        }
    }

    @Test
    void leavesTheRestOfALargeDiskUnused() {
        Partition part = MasterBootRecord.wholeDisk(20L << 21);
        assertTrue(part.sectors() * 512 <= 2L << 30);
        assertTrue(part.sectors() * 512 > 2000L << 20);
    }

    @Test
    void refusesADiskThatIsTooSmallForIt() {
        assertTrue(Fat16.layout(new Partition(63, 8000), "X", 1, "tiny").isEmpty());
    }

    @Test
    void bothTablesBeginWithTheMediaByteAndTheCleanMark() {
        Fat16 fat = of(64);
        byte[] first = fat.content(1, 1);
        byte[] second = fat.content(1 + fat.tableSectors(), 1);
        for (byte[] table : new byte[][] {first, second}) {
            assertEquals((byte) 0xF8, table[0]);
            assertEquals((byte) 0xFF, table[1]);
            assertEquals((byte) 0xFF, table[2]);
            assertEquals((byte) 0xFF, table[3]);
        }
    }

    @Test
    void theRootDirectoryHoldsTheLabel() {
        Fat16 fat = of(64);
        byte[] root = fat.content(1 + 2 * fat.tableSectors(), 1);
        assertEquals("SYSTEM     ", new String(root, 0, 11, StandardCharsets.US_ASCII));
        assertEquals(0x08, root[11]);
    }

    @Test
    void recordsNameTheirSystemAndNoOther() {
        byte[] record = MasterBootRecord.of("tiny-nt", List.of("pci", "disk"), new Partition(63, 1000), 7);
        assertTrue(BootCode.names(record, "tiny-nt"));
        assertFalse(BootCode.names(record, "tiny"));
        assertFalse(BootCode.names(record, "nt"));
        assertTrue(BootCode.names(of(64).content(0, 1), "tiny"));
    }

    @Test
    void thePartitionTableSaysTheSameTwice() {
        byte[] record = MasterBootRecord.of("tiny", List.of(), new Partition(63, 16065 * 10 - 63), 7);
        // From cylinder 0, head 1, sector 1 to cylinder 9, head 254, sector 63.
        assertEquals(1, record[447]);
        assertEquals(1, record[448]);
        assertEquals(0, record[449]);
        assertEquals((byte) 254, record[451]);
        assertEquals(63, record[452]);
        assertEquals(9, record[453]);
    }
}
