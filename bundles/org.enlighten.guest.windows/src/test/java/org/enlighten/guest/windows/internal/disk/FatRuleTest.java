// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.guest.disk.MasterBootRecord.Partition;
import org.enlighten.os.fat.FatType;
import org.junit.jupiter.api.Test;

class FatRuleTest {
    @Test
    void leavesTheRestOfALargeDiskUnused() {
        Partition part = FatRule.FAT16.partition(20L << 21);
        assertTrue(part.sectors() * 512 <= 2L << 30);
        assertTrue(part.sectors() * 512 > 2000L << 20);
    }

    @Test
    void theRuleChoosesTypeAndPartition() {
        long small = 1L << 21;
        long large = 20L << 21;
        assertEquals(FatType.FAT16, FatRule.BY_SIZE.type(small));
        assertEquals(FatType.FAT32, FatRule.BY_SIZE.type(large));
        assertEquals(0x06, FatRule.BY_SIZE.partition(small).type());
        assertEquals(0x0C, FatRule.BY_SIZE.partition(large).type());
        assertEquals(0x0B, FatRule.FAT32.partition(small).type());
        assertTrue(FatRule.FAT32.partition(large).sectors() > 19L << 21);
        assertTrue(FatRule.FAT32.partition(100L << 21).sectors() <= 32L << 21);
    }
}
