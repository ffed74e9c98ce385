// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.machine.GuestMemory;
import org.junit.jupiter.api.Test;

class MasterTableTest {
    private static final long TABLE = 0x1000;
    private final GuestMemory memory = new GuestMemory("m", 16 << 20);

    @Test
    void regionsJoinToTheWholeAndNoneCrossesItsBoundary() {
        long[] places = {0x20000, 0x2FFFE, 0x2FE00, 0x30000, 0x123456};
        int[] lengths = {512, 4096, 65_536, 131_072};
        for (long place : places) for (int length : lengths) check(place, length);
    }

    private void check(long place, int length) {
        MasterTable.write(memory, TABLE, place, length);
        long at = place;
        int left = length;
        for (long entry = TABLE; ; entry += 8) {
            assertEquals(at, memory.u32(entry));
            int bytes = memory.u16(entry + 4) == 0 ? 65_536 : memory.u16(entry + 4);
            assertTrue(at / 65_536 == (at + bytes - 1) / 65_536, "crosses 64 KiB: %x + %x".formatted(at, bytes));
            at += bytes;
            left -= bytes;
            if ((memory.u16(entry + 6) & 0x8000) != 0) break;
        }
        assertEquals(0, left);
    }
}
