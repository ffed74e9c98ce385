// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.guest.disk.MasterBootRecord.Partition;
import org.enlighten.os.fat.FatType;
import org.junit.jupiter.api.Test;

class MasterBootRecordTest {
    @Test
    void aRecordHasRoomForSoManyDrivers() {
        assertTrue(MasterBootRecord.hasRoom("windows-2008-core", List.of("vmbus", "storvsc", "pci", "pciide", "disk")));
        assertFalse(MasterBootRecord.hasRoom("windows-2008-core", java.util.Collections.nCopies(60, "driver")));
    }

    @Test
    void recordsNameTheirSystemAndNoOther() {
        byte[] record = MasterBootRecord.of("tiny-nt", List.of("pci", "disk"), new Partition(63, 1000, 6), 7);
        assertTrue(BootCode.names(record, "tiny-nt"));
        assertFalse(BootCode.names(record, "tiny"));
        assertFalse(BootCode.names(record, "nt"));
        for (FatType type : List.of(FatType.FAT16, FatType.FAT32)) {
            byte[] code = BootCode.ofVolume("tiny", type);
            assertTrue(BootCode.names(code, "tiny"));
            assertTrue(code.length <= 420);
        }
        assertEquals(List.of("pci", "disk"), BootCode.drivers(record));
        assertEquals(List.of(), BootCode.drivers(new byte[512]));
    }

    @Test
    void thePartitionTableSaysTheSameTwice() {
        byte[] record = MasterBootRecord.of("tiny", List.of(), new Partition(63, 16065 * 10 - 63, 6), 7);
        // From cylinder 0, head 1, sector 1 to cylinder 9, head 254, sector 63.
        assertEquals(1, record[447]);
        assertEquals(1, record[448]);
        assertEquals(0, record[449]);
        assertEquals((byte) 254, record[451]);
        assertEquals(63, record[452]);
        assertEquals(9, record[453]);
    }
}
