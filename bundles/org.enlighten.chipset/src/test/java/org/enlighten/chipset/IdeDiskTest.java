// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdeDiskTest {
    private static final int PRIMARY_VECTOR = 0x2E;
    private static final int BUFFER = 0x100000;
    private static final int TABLE = 0x80000;
    private final Bench bench = Bench.usual();

    @BeforeEach
    void enable() {
        bench.enablePic();
        bench.enableIde();
    }

    private void taskFile(int command, long lba, int count) {
        bench.out8(0x1F6, 0xE0 | (int) (lba >>> 24) & 15);
        bench.out8(0x1F2, count);
        bench.out8(0x1F3, (int) lba & 0xFF);
        bench.out8(0x1F4, (int) (lba >>> 8) & 0xFF);
        bench.out8(0x1F5, (int) (lba >>> 16) & 0xFF);
        bench.out8(0x1F7, command);
    }

    private void extended(int command, long lba, int count) {
        bench.out8(0x1F6, 0x40);
        bench.out8(0x1F2, count >>> 8);
        for (int i = 0; i < 3; i++) bench.out8(0x1F3 + i, (int) (lba >>> 24 + 8 * i) & 0xFF);
        bench.out8(0x1F2, count & 0xFF);
        for (int i = 0; i < 3; i++) bench.out8(0x1F3 + i, (int) (lba >>> 8 * i) & 0xFF);
        bench.out8(0x1F7, command);
    }

    private int acknowledge() {
        int status = bench.in8(0x1F7);
        bench.out8(0xA0, 0x20);
        bench.out8(0x20, 0x20);
        return status;
    }

    private int interrupts() {
        return (int) bench.vectors.stream().filter(v -> v == PRIMARY_VECTOR).count();
    }

    private byte[] pattern(int bytes, int seed) {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i++) data[i] = (byte) (i * 31 + seed + (i >>> 9));
        return data;
    }

    private void descriptor(int at, long gpa, int bytes, boolean last) {
        bench.memory.put32(at, (int) gpa);
        bench.memory.put16(at + 4, bytes);
        bench.memory.put16(at + 6, last ? 0x8000 : 0);
    }

    private void master(boolean toMemory) {
        bench.out32(0xC004, TABLE);
        bench.out8(0xC002, 0x06);
        bench.out8(0xC000, toMemory ? 0x08 : 0x00);
    }

    @Test
    void doesNotAnswerBeforeItsDecoderIsOn() {
        Bench off = Bench.usual();
        assertEquals(0xFF, off.in8(0x1F7));
        assertEquals(0xFFFF, off.in16(0x1F0));
        off.enableIde();
        assertEquals(0x50, off.in8(0x1F7));
    }

    @Test
    void identifiesItself() {
        taskFile(0xEC, 0, 0);
        assertEquals(1, interrupts());
        assertEquals(0x58, acknowledge());
        assertEquals(256, bench.ins16(0x1F0, BUFFER, 256));
        byte[] id = bench.bytes(BUFFER, 512);
        assertEquals(16384, bench.memory.u32(BUFFER + 120));
        assertEquals(0x50, bench.in8(0x1F7));
        char[] model = new char[10];
        for (int i = 0; i < model.length; i++) model[i] = (char) id[54 + (i ^ 1)];
        assertEquals("Virtual HD", new String(model));
    }

    @Test
    void writesAndReadsSectorBySector() {
        byte[] data = pattern(3 * 512, 5);
        bench.memory.write(BUFFER, data, 0, data.length);
        taskFile(0x30, 100, 3);
        assertEquals(0x58, bench.in8(0x1F7));
        assertEquals(0, interrupts(), "the first sector is asked for without interrupt");
        for (int s = 0; s < 3; s++) {
            assertEquals(256, bench.outs16(0x1F0, BUFFER + 512 * s, 256));
            if (s < 2) assertEquals(0x58, acknowledge());
        }
        assertEquals(0x80, bench.in8(0x3F6), "busy while the medium works");
        bench.pass(1_000_000);
        assertEquals(3, interrupts());
        assertEquals(0x50, acknowledge());
        taskFile(0x20, 100, 3);
        assertEquals(0x80, bench.in8(0x3F6));
        bench.pass(1_000_000);
        for (int s = 0; s < 3; s++) {
            assertEquals(0x58, acknowledge());
            assertEquals(256, bench.ins16(0x1F0, BUFFER + 0x10000 + 512 * s, 300), "no more than a sector");
        }
        assertArrayEquals(data, bench.bytes(BUFFER + 0x10000, data.length));
        assertEquals(6, interrupts());
        assertEquals(0x50, bench.in8(0x1F7));
        assertEquals(102, bench.in8(0x1F3), "the address of the last sector");
    }

    @Test
    void movesBlocksOfSectorsAfterSetMultiple() {
        taskFile(0xC4, 0, 8);
        assertEquals(0x51, acknowledge(), "not set yet");
        assertEquals(0x04, bench.in8(0x1F1));
        bench.out8(0x1F2, 4);
        bench.out8(0x1F7, 0xC6);
        assertEquals(0x50, acknowledge());
        taskFile(0xC4, 0, 6);
        bench.pass(1_000_000);
        assertEquals(0x58, acknowledge());
        assertEquals(1024, bench.ins16(0x1F0, BUFFER, 4096));
        assertEquals(0x58, acknowledge());
        assertEquals(512, bench.ins16(0x1F0, BUFFER, 4096), "the rest is a shorter block");
        assertEquals(0x50, bench.in8(0x1F7));
    }

    @Test
    void aRequestLargerThanTheBufferGoesInPieces() {
        extended(0x24, 0, 700);
        int sectors = 0;
        while (true) {
            bench.pass(1_000_000);
            if ((acknowledge() & 0x08) == 0) break;
            assertEquals(256, bench.ins16(0x1F0, BUFFER, 256));
            sectors++;
        }
        assertEquals(700, sectors);
        assertEquals(
                List.of(256, 256, 188),
                bench.transfers.stream().map(t -> t.data().length() / 512).toList());
    }

    @Test
    void addressesBeyondItsEndAreNotFound() {
        taskFile(0x20, 16384, 1);
        assertEquals(0x51, acknowledge());
        assertEquals(0x10, bench.in8(0x1F1));
        taskFile(0x20, 16383, 2);
        assertEquals(0x51, acknowledge());
        extended(0x24, 1L << 47, 1);
        assertEquals(0x51, acknowledge());
        assertTrue(bench.transfers.isEmpty());
    }

    @Test
    void understandsCylindersHeadsAndSectors() {
        bench.out8(0x1F6, 0xA0 | 3);
        bench.out8(0x1F2, 1);
        bench.out8(0x1F3, 5);
        bench.out8(0x1F4, 2);
        bench.out8(0x1F5, 0);
        bench.out8(0x1F7, 0x20);
        assertEquals((2L * 16 + 3) * 63 + 4, bench.transfers.getLast().offsetBytes() / 512);
    }

    @Test
    void anErrorOfTheMediumIsReported() {
        taskFile(0x20, 7, 1);
        DiskTransfer t = bench.transfers.getLast();
        bench.board.completed(t.tag(), new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "scratched"));
        bench.drain();
        assertEquals(0x51, acknowledge());
        assertEquals(0x40, bench.in8(0x1F1));
        assertEquals(7, bench.in8(0x1F3));
    }

    @Test
    void commandsItDoesNotKnowAreAborted() {
        for (int command : new int[] {0x00, 0x06, 0xA0, 0xA1, 0xB0, 0xF1}) {
            bench.out8(0x1F7, command);
            assertEquals(0x51, acknowledge(), "command " + command);
            assertEquals(0x04, bench.in8(0x1F1));
        }
    }

    @Test
    void flushAsksTheMedium() {
        bench.out8(0x1F7, 0xE7);
        assertEquals(DiskTransfer.Kind.FLUSH, bench.transfers.getLast().kind());
        assertTrue(bench.transfers.getLast().request() instanceof BlockRequest.Flush);
        bench.pass(1_000_000);
        assertEquals(0x50, acknowledge());
    }

    @Test
    void directReadsFollowTheTableAndInterruptOnce() {
        byte[] data = pattern(8 * 512, 9);
        bench.memory.write(BUFFER, data, 0, data.length);
        taskFile(0x30, 0, 8);
        for (int s = 0; s < 8; s++) {
            bench.outs16(0x1F0, BUFFER + 512 * s, 256);
            if (s < 7) acknowledge();
        }
        bench.pass(1_000_000);
        acknowledge();
        int before = interrupts();
        descriptor(TABLE, 0x200000, 1000, false);
        descriptor(TABLE + 8, 0x300000, 4096 - 1000, true);
        master(true);
        taskFile(0xC8, 0, 8);
        bench.out8(0xC000, 0x09);
        assertEquals(0x01, bench.in8(0xC002));
        bench.pass(1_000_000);
        assertEquals(before + 1, interrupts());
        assertEquals(0x04, bench.in8(0xC002), "interrupt, no longer active");
        assertArrayEquals(Arrays.copyOf(data, 1000), bench.bytes(0x200000, 1000));
        assertArrayEquals(Arrays.copyOfRange(data, 1000, 4096), bench.bytes(0x300000, 3096));
        bench.out8(0xC000, 0);
        bench.out8(0xC002, 0x04);
        assertEquals(0x00, bench.in8(0xC002));
    }

    @Test
    void directWritesTakeWhatLiesInMemoryWhenTheyStart() {
        byte[] data = pattern(512, 3);
        bench.memory.write(0x200000, data, 0, 512);
        descriptor(TABLE, 0x200000, 512, true);
        master(false);
        bench.out8(0xC000, 0x01);
        taskFile(0xCA, 50, 1);
        bench.memory.write(0x200000, new byte[512], 0, 512);
        bench.pass(1_000_000);
        assertEquals(0x50, acknowledge());
        taskFile(0x20, 50, 1);
        bench.pass(1_000_000);
        bench.ins16(0x1F0, BUFFER, 256);
        assertArrayEquals(data, bench.bytes(BUFFER, 512));
    }

    @Test
    void aTableThatIsTooLongLeavesTheMasterActive() {
        descriptor(TABLE, 0x200000, 4096, true);
        master(true);
        taskFile(0xC8, 0, 1);
        bench.out8(0xC000, 0x09);
        bench.pass(1_000_000);
        assertEquals(0x05, bench.in8(0xC002));
    }

    @Test
    void aTableThatIsTooShortStallsUntilAReset() {
        descriptor(TABLE, 0x200000, 256, true);
        master(true);
        taskFile(0xC8, 0, 1);
        bench.out8(0xC000, 0x09);
        bench.pass(1_000_000);
        assertEquals(0x00, bench.in8(0xC002));
        assertEquals(0x80, bench.in8(0x3F6));
        bench.out8(0x3F6, 0x04);
        bench.out8(0x3F6, 0x00);
        assertEquals(0x50, bench.in8(0x1F7));
    }

    @Test
    void aTableOutsideOfMemoryIsAnError() {
        descriptor(TABLE, 0xFFFFF000L, 512, true);
        master(true);
        taskFile(0xC8, 0, 1);
        bench.out8(0xC000, 0x09);
        bench.pass(1_000_000);
        assertEquals(0x02, bench.in8(0xC002) & 0x03);
        bench.out8(0x3F6, 0x04);
        bench.out8(0x3F6, 0x00);
        bench.out32(0xC004, 0xFFFFFFF0L);
        bench.out8(0xC000, 0x00);
        taskFile(0xC8, 0, 1);
        bench.out8(0xC000, 0x09);
        bench.pass(1_000_000);
        assertEquals(0x02, bench.in8(0xC002) & 0x03);
    }

    @Test
    void withoutBusMasteringNothingMoves() {
        bench.configure(0x39, 0x04, 0x01);
        descriptor(TABLE, 0x200000, 512, true);
        master(true);
        taskFile(0xC8, 0, 1);
        bench.out8(0xC000, 0x09);
        bench.pass(1_000_000);
        assertTrue(bench.transfers.isEmpty());
    }

    @Test
    void itsBusMasterMovesWithItsBaseAddress() {
        bench.configure(0x39, 0x20, 0xD001);
        assertEquals(0xFF, bench.in8(0xC002));
        assertEquals(0x00, bench.in8(0xD002));
        bench.out32(0xD004, 0x123454);
        assertEquals(0x123454, bench.in32(0xD004));
    }

    @Test
    void aResetWhileTheMediumWorksStaysBusyAndDropsItsAnswer() {
        taskFile(0x20, 0, 1);
        bench.out8(0x3F6, 0x04);
        assertEquals(0x80, bench.in8(0x1F7));
        bench.out8(0x3F6, 0x00);
        assertEquals(0x80, bench.in8(0x1F7), "until the medium has answered");
        bench.out8(0x1F7, 0xEC);
        bench.pass(1_000_000);
        assertEquals(0x50, bench.in8(0x1F7));
        assertEquals(0, interrupts());
        assertEquals(1, bench.in8(0x1F1), "diagnostics passed");
    }

    @Test
    void interruptsCanBeSwitchedOff() {
        bench.out8(0x3F6, 0x02);
        bench.out8(0x1F7, 0xEC);
        assertEquals(0, interrupts());
        bench.out8(0x3F6, 0x00);
        assertEquals(1, interrupts(), "it was only held back");
    }

    @Test
    void readingTheStatusTakesTheInterruptBackAndTheAlternateStatusDoesNot() {
        bench.out8(0xA1, 0x40);
        bench.out8(0x1F7, 0xEC);
        bench.in8(0x3F6);
        bench.out8(0xA1, 0x00);
        assertEquals(1, interrupts());
        acknowledge();
        bench.out8(0xA1, 0x40);
        bench.ins16(0x1F0, BUFFER, 256);
        bench.out8(0x1F7, 0xEC);
        bench.in8(0x1F7);
        bench.out8(0xA1, 0x00);
        assertEquals(1, interrupts());
    }

    @Test
    void aDriveThatIsNotThereAnswersNothing() {
        bench.out8(0x1F6, 0xB0);
        assertEquals(0x00, bench.in8(0x1F7), "the master answers zeros for an absent slave");
        bench.out8(0x1F7, 0xEC);
        assertEquals(0x00, bench.in8(0x1F7));
        Bench slaveOnly = Bench.of(new long[] {0, 1 << 20, 0, 0}, b -> b.disk(1, 1 << 20));
        slaveOnly.enableIde();
        assertEquals(0xFF, slaveOnly.in8(0x1F7));
        slaveOnly.out8(0x1F6, 0xB0);
        assertEquals(0x50, slaveOnly.in8(0x1F7));
        assertEquals(0xFF, slaveOnly.in8(0x177), "an empty channel floats");
    }

    @Test
    void aBusyDriveIgnoresItsRegisters() {
        taskFile(0x20, 0, 1);
        bench.out8(0x1F3, 77);
        bench.out8(0x1F7, 0xEC);
        bench.pass(1_000_000);
        assertEquals(0x58, bench.in8(0x1F7));
        bench.ins16(0x1F0, BUFFER, 256);
        assertEquals(0x50, bench.in8(0x1F7), "one sector was read, nothing identified");
    }

    @Test
    void singleWordsAndDoubleWordsReachTheDataRegister() {
        bench.out8(0x1F7, 0xEC);
        int first = bench.in16(0x1F0);
        assertEquals(0x0040, first);
        for (int i = 0; i < 127; i++) bench.in32(0x1F0);
        assertEquals(0x58, bench.in8(0x1F7));
        bench.in16(0x1F0);
        assertEquals(0x50, bench.in8(0x1F7));
        assertEquals(0, bench.in16(0x1F0), "nothing is left to read");
    }

    @Test
    void dataBeyondMemoryIsLostNotThrown() {
        bench.out8(0x1F7, 0xEC);
        long end = bench.memory.sizeBytes();
        long done = 0;
        for (int n = 0; n < 1000 && done < 256; n++) done += bench.ins16(0x1F0, end - 100 + done * 2, 256 - done);
        assertEquals(256, done);
        assertEquals(0x50, bench.in8(0x1F7));
        assertFalse(bench.ins16(0x1F0, Long.MAX_VALUE - 10, 5) < 1);
        assertFalse(bench.outs16(0x1F0, -4, 5) < 1);
    }
}
