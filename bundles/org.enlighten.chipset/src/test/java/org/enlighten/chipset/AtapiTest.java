// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.chipset.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtapiTest {
    private static final int BUFFER = 0x100000;
    private static final int CDB = 0x80000;
    private final Bench bench = Bench.of(0, 1 << 20, _ -> {});
    private final byte[] disc = new byte[64 * 2048];

    @BeforeEach
    void enable() {
        bench.enablePic();
        bench.enableIde();
        for (int i = 0; i < disc.length; i++) disc[i] = (byte) (i * 13 + (i >>> 11));
        bench.media[2].submit(-1, new BlockRequest.Write(0, Slice.of(disc)), 0);
        bench.pass(1_000_000);
        bench.out8(0x176, 0xA0);
    }

    private int acknowledge() {
        int status = bench.in8(0x177);
        bench.out8(0xA0, 0x20);
        bench.out8(0x20, 0x20);
        return status;
    }

    private void packet(int limit, boolean direct, int... cdb) {
        bench.out8(0x171, direct ? 1 : 0);
        bench.out8(0x174, limit & 0xFF);
        bench.out8(0x175, limit >>> 8);
        bench.out8(0x177, 0xA0);
        assertEquals(0x58, bench.in8(0x177));
        assertEquals(1, bench.in8(0x172), "waits for a command");
        for (int i = 0; i < 12; i++) bench.memory.put8(CDB + i, i < cdb.length ? cdb[i] : 0);
        assertEquals(6, bench.outs16(0x170, CDB, 6));
    }

    private int count() {
        return bench.in8(0x174) | bench.in8(0x175) << 8;
    }

    @Test
    void showsItsSignature() {
        assertEquals(0x14, bench.in8(0x174));
        assertEquals(0xEB, bench.in8(0x175));
        assertEquals(0x00, bench.in8(0x177), "not ready by name until it has been spoken to");
        bench.out8(0x177, 0xEC);
        assertEquals(0x51, acknowledge());
        assertEquals(0xEB14, count());
        bench.out8(0x177, 0xA1);
        assertEquals(0x58, acknowledge());
        bench.ins16(0x170, BUFFER, 256);
        assertEquals(0x85C0, bench.memory.u16(BUFFER));
    }

    @Test
    void readsInPiecesNoLargerThanTheHostAllows() {
        packet(4096, false, 0x28, 0, 0, 0, 0, 3, 0, 0, 5);
        bench.pass(1_000_000);
        int moved = 0;
        int pieces = 0;
        while ((acknowledge() & 0x08) != 0) {
            assertEquals(2, bench.in8(0x172), "data to the host");
            int bytes = count();
            assertTrue(bytes <= 4096);
            bench.ins16(0x170, BUFFER + moved, bytes / 2);
            moved += bytes;
            pieces++;
        }
        assertEquals(3, pieces);
        assertEquals(3, bench.in8(0x172), "done");
        assertArrayEquals(java.util.Arrays.copyOfRange(disc, 3 * 2048, 8 * 2048), bench.bytes(BUFFER, 5 * 2048));
    }

    @Test
    void readsByBusMaster() {
        bench.memory.put32(0x90000, BUFFER);
        bench.memory.put16(0x90004, 4096);
        bench.memory.put16(0x90006, 0x8000);
        bench.out32(0xC00C, 0x90000);
        bench.out8(0xC008, 0x08);
        packet(0, true, 0xA8, 0, 0, 0, 0, 1, 0, 0, 0, 2);
        bench.out8(0xC008, 0x09);
        bench.pass(1_000_000);
        assertEquals(0x50, acknowledge());
        assertEquals(0x04, bench.in8(0xC00A));
        assertArrayEquals(java.util.Arrays.copyOfRange(disc, 2048, 3 * 2048), bench.bytes(BUFFER, 4096));
    }

    @Test
    void aFailedCommandLeavesItsSenseKeyAndThenItsSense() {
        packet(0xFFFE, false, 0x28, 0, 0, 0, 0x10, 0, 0, 0, 1);
        assertEquals(0x51, acknowledge());
        assertEquals(0x54, bench.in8(0x171));
        packet(0xFFFE, false, 0x03, 0, 0, 0, 18);
        assertEquals(0x58, acknowledge());
        assertEquals(18, count());
        bench.ins16(0x170, BUFFER, 9);
        assertEquals(0x50, acknowledge());
        assertEquals(0x05, bench.memory.u8(BUFFER + 2));
        assertEquals(0x21, bench.memory.u8(BUFFER + 12));
    }

    @Test
    void anOddNumberOfBytesComesInWholeWords() {
        packet(0xFFFE, false, 0x12, 0, 0, 0, 5);
        assertEquals(0x58, acknowledge());
        assertEquals(5, count());
        assertEquals(3, bench.ins16(0x170, BUFFER, 10));
        assertEquals(0x50, acknowledge());
        assertEquals(0x05, bench.memory.u8(BUFFER));
    }

    @Test
    void aChangedDiscSaysSoOnceAndIsThere() {
        bench.board.eject(2);
        packet(0xFFFE, false, 0x00);
        assertEquals(0x51, acknowledge());
        assertEquals(0x20, bench.in8(0x171), "not ready");
        bench.board.insert(2, 2 << 20);
        packet(0xFFFE, false, 0x00);
        assertEquals(0x51, acknowledge());
        assertEquals(0x60, bench.in8(0x171), "unit attention");
        packet(0xFFFE, false, 0x25);
        assertEquals(0x58, acknowledge());
        bench.ins16(0x170, BUFFER, 4);
        assertEquals(1023, bench.memory.u8(BUFFER + 2) << 8 | bench.memory.u8(BUFFER + 3));
    }

    @Test
    void ejectingTellsItsSurroundingsUnlessTheTrayIsLocked() {
        packet(0xFFFE, false, 0x1E, 0, 0, 0, 1);
        acknowledge();
        packet(0xFFFE, false, 0x1B, 0, 0, 0, 2);
        assertEquals(0x51, acknowledge());
        packet(0xFFFE, false, 0x1E, 0, 0, 0, 0);
        acknowledge();
        packet(0xFFFE, false, 0x1B, 0, 0, 0, 2);
        assertEquals(0x50, acknowledge());
        assertTrue(bench.wishes.contains(new Wish.MediumEjected(2)));
    }

    @Test
    void deviceResetEndsWhateverIsUnderWay() {
        packet(0xFFFE, false, 0x28, 0, 0, 0, 0, 0, 0, 0, 4);
        bench.out8(0x177, 0x08);
        assertEquals(0x80, bench.in8(0x177), "the medium still works");
        bench.pass(1_000_000);
        assertEquals(0x00, bench.in8(0x177));
        assertEquals(0xEB14, count());
        packet(0xFFFE, false, 0x00);
        assertEquals(0x50, acknowledge());
    }
}
