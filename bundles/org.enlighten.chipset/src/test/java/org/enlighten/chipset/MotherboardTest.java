// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class MotherboardTest {
    private static final long SECOND = 1_000_000_000L;
    private final Bench bench = Bench.usual();

    private void clockAt(int divisor) {
        bench.enablePic();
        bench.out8(0x43, 0x34);
        bench.out8(0x40, divisor & 0xFF);
        bench.out8(0x40, divisor >>> 8);
        bench.vectors.clear();
    }

    @Test
    void unknownPortsFloat() {
        assertEquals(0xFF, bench.in8(0x300));
        assertEquals(0xFFFF, bench.in16(0x300));
        assertEquals(-1, bench.in32(0x300));
        bench.out32(0x300, 0x12345678);
        assertEquals(0xFFFFFFFFL, bench.access(Exit.Reason.MMIO_READ, 0, 4, 0, 0xFEC00000L, 0));
        assertEquals(-1L, bench.access(Exit.Reason.MMIO_READ, 0, 8, 0, 0xFEC00000L, 0));
    }

    @Test
    void functionsShowTheirIds() {
        assertEquals(0x71928086, bench.configuration(0x00, 0));
        assertEquals(0x71108086, bench.configuration(0x38, 0));
        assertEquals(0x71118086, bench.configuration(0x39, 0));
        assertEquals(0x71138086, bench.configuration(0x3B, 0));
        assertEquals(0x53531414, bench.configuration(0x40, 0));
        assertEquals(-1, bench.configuration(0x3A, 0));
        bench.out32(0xCF8, 0x80010000L);
        assertEquals(-1, bench.in32(0xCFC), "no second bus");
        bench.out32(0xCF8, 0);
        assertEquals(-1, bench.in32(0xCFC), "not enabled");
    }

    @Test
    void configurationIsReadInPiecesAndOnlyWritableBitsChange() {
        bench.out32(0xCF8, 0x80003900L);
        assertEquals(0x7111, bench.in16(0xCFE));
        assertEquals(0x80, bench.in8(0xCFC + 0) & 0x80);
        bench.configure(0x39, 0x20, -1);
        assertEquals(0xFFF1, bench.configuration(0x39, 0x20), "sixteen ports");
        bench.configure(0x39, 0x00, 0);
        assertEquals(0x71118086, bench.configuration(0x39, 0));
        assertEquals(0x80003920L, bench.in32(0xCF8) & 0xFFFFFFFFL | 0x20);
    }

    @Test
    void theSleepRegisterSwitchesOff() {
        bench.out16(0x404, 0x2000);
        assertTrue(bench.wishes.isEmpty());
        bench.configure(0x3B, 0x40, 0x401);
        bench.configure(0x3B, 0x80, 1);
        bench.out16(0x404, 0x3C00);
        assertTrue(bench.wishes.isEmpty(), "another sleep state");
        bench.out16(0x404, 0x2000);
        assertEquals(List.of(new Wish.PowerOff()), bench.wishes);
    }

    @Test
    void threeLinesResetTheMachine() {
        bench.out8(0xCF9, 0x06);
        bench.out8(0x92, 0x01);
        bench.out8(0x64, 0xFE);
        assertEquals(
                3, bench.wishes.stream().filter(w -> w instanceof Wish.Reset).count());
    }

    @Test
    void resetPutsEveryRegisterBackButTheBattery() {
        bench.enableIde();
        bench.out8(0x70, 0x50);
        bench.out8(0x71, 0x77);
        bench.out8(0x80, 0x42);
        assertEquals(0x42, bench.board.postCode());
        bench.board.reset();
        assertEquals(0xFF, bench.in8(0x1F7));
        assertEquals(0, bench.board.postCode());
        bench.out8(0x70, 0x50);
        assertEquals(0x77, bench.in8(0x71));
    }

    @Test
    void aRunningProcessorGetsEachTickItEnds() {
        clockAt(11_932);
        for (int n = 1; n <= 50; n++) {
            bench.pass(bench.board.nextDueNs() - bench.simulation.now());
            assertEquals(n, bench.vectors.size());
            bench.out8(0x20, 0x20);
        }
        assertEquals(11_932L * 50 * SECOND / 1_193_182, bench.simulation.now(), 1.0);
    }

    @Test
    void ticksThatNobodyTakesAreLost() {
        clockAt(11_932);
        bench.pass(SECOND);
        assertEquals(1, bench.vectors.size());
        assertEquals(Simulation.NEVER, bench.board.nextDueNs(), "nothing to wait for until it is acknowledged");
        bench.out8(0x20, 0x20);
        assertEquals(2, bench.vectors.size(), "one was waiting in the request register");
        bench.out8(0x20, 0x20);
        assertEquals(2, bench.vectors.size());
    }

    @Test
    void aHaltedProcessorIsLeftAloneUntilItNeedsATick() {
        clockAt(11_932);
        bench.vp.run(VirtualProcessor.Run.HALTED);
        bench.vp.wakeAtNs(SECOND / 2);
        long due = bench.board.nextDueNs();
        assertTrue(due >= SECOND / 2 && due <= SECOND / 2 + 10_000_200, "the tick at or after it: " + due);
        bench.pass(due - 1);
        assertEquals(List.of(), bench.vectors);
        bench.pass(1);
        assertEquals(List.of(0x20), bench.vectors);
        assertEquals(due * 1_193_182 / 11_932 / SECOND, bench.board.ticksBetween(0, due), 1.0);
    }

    @Test
    void ticksSleptThroughAreNotHandedOverAfterwards() {
        clockAt(11_932);
        bench.vp.run(VirtualProcessor.Run.HALTED);
        bench.vp.wakeAtNs(10 * SECOND);
        bench.simulation.runUntil(SECOND);
        bench.board.advance(bench.simulation.now());
        bench.vp.run(VirtualProcessor.Run.RUNNING);
        bench.drain();
        assertEquals(List.of(), bench.vectors);
        bench.pass(10_100_000);
        assertEquals(1, bench.vectors.size());
    }

    @Test
    void aClockThatStoodStillForAWhileIsBehindTheInstantThatSoftwareNames() {
        long[] behind = {0};
        Bench late = Bench.usual();
        late.build(b -> b.disk(0, 8 << 20).clock(() -> late.simulation.now() - behind[0]));
        late.enablePic();
        late.out8(0x43, 0x34);
        late.out8(0x40, 0x9C);
        late.out8(0x40, 0x2E);
        late.simulation.runUntil(5 * SECOND);
        behind[0] = 5 * SECOND;
        late.vp.run(VirtualProcessor.Run.HALTED);
        late.vp.wakeAtNs(6 * SECOND);
        long due = late.board.nextDueNs();
        assertTrue(due >= SECOND && due < SECOND + 10_000_200, "by the board's own clock: " + due);
    }

    @Test
    void exactTicksAreGivenToAHaltedProcessorToo() {
        Bench exact = Bench.of(8 << 20, 0, b -> b.exactTicks(true));
        exact.enablePic();
        exact.out8(0x43, 0x34);
        exact.out8(0x40, 0x9C);
        exact.out8(0x40, 0x2E);
        exact.vp.run(VirtualProcessor.Run.HALTED);
        exact.vp.wakeAtNs(Simulation.NEVER);
        assertTrue(exact.board.nextDueNs() < 11_000_000);
    }

    @Test
    void theScreenIsWhatLiesInMemory() {
        bench.memory.put16(0xB8000 + 2 * (80 + 3), 0x1F00 | 'X');
        bench.memory.put16(0xB8000 + 2 * (80 + 4), 0x0700 | 0xC9);
        bench.out8(0x3D4, 0x0F);
        bench.out8(0x3D5, 83);
        bench.out8(0x3D4, 0x0E);
        bench.out8(0x3D5, 0);
        TextScreen screen = bench.board.screen();
        assertEquals(80, screen.columns());
        assertEquals(25, screen.rows());
        assertEquals("   X╔", screen.line(1));
        assertEquals(0x1F, screen.attributes()[83]);
        assertEquals(83, screen.cursorAt());
        assertTrue(bench.wishes.contains(new Wish.ScreenChanged()));
        bench.out8(0x3D4, 0x0A);
        bench.out8(0x3D5, 0x20);
        assertEquals(-1, bench.board.screen().cursorAt());
    }

    @Test
    void theStartAddressScrollsTheScreen() {
        bench.memory.put16(0xB8000 + 2 * 80, 0x0700 | 'b');
        bench.out8(0x3D4, 0x0D);
        bench.out8(0x3D5, 80);
        assertEquals("b", bench.board.screen().line(0));
    }

    @Test
    void typedTextBecomesScanCodes() {
        bench.out8(0x64, 0xAE);
        assertEquals(3, bench.board.type("aB\n"));
        int[] expected = {0x1E, 0x9E, 0x2A, 0x30, 0xB0, 0xAA, 0x1C, 0x9C};
        for (int code : expected) assertEquals(code, bench.in8(0x60));
        assertEquals(0, bench.in8(0x64) & 1);
    }

    @Test
    void memorySizesStandInTheBattery() {
        bench.out8(0x70, 0x34);
        int low = bench.in8(0x71);
        bench.out8(0x70, 0x17);
        assertEquals(0, low, "16 MiB and no more");
        assertEquals(15 * 1024, bench.in8(0x71) | high());
    }

    private int high() {
        bench.out8(0x70, 0x18);
        return bench.in8(0x71) << 8;
    }

    @Test
    void stringsOnOrdinaryPortsGoElementByElement() {
        bench.memory.write(0x1000, new byte[] {'h', 'i', '!'}, 0, 3);
        assertEquals(3, bench.access(Exit.Reason.OUTS, 0x3F8, 1, 0, 0x1000, 3));
        assertEquals("hi!", new String(bench.board.takeSerialOutput(), java.nio.charset.StandardCharsets.US_ASCII));
        assertEquals(4096, bench.access(Exit.Reason.INS, 0x300, 4, 0, 0x2000, Long.MAX_VALUE), "a bounded chunk");
        assertEquals(-1, bench.memory.i32(0x2000));
    }

    @Test
    void aPlaceTakesOneDrive() {
        assertThrows(IllegalArgumentException.class, () -> Bench.of(8 << 20, 0, b -> b.disk(0, 4096)));
        assertThrows(IllegalArgumentException.class, () -> Bench.of(8 << 20, 0, b -> b.disk(4, 4096)));
        assertThrows(IllegalArgumentException.class, () -> Bench.of(8 << 20, 0, b -> b.disk(1, 100)));
    }

    @Test
    void anAnswerThatNobodyWaitsForIsDropped() {
        bench.board.completed(4711, org.enlighten.block.Outcome.DONE);
        assertFalse(bench.board.hasWish());
    }

    @Test
    void transfersCarryWhatTheyServe() {
        bench.enableIde();
        bench.vp.exit().cause = 42;
        bench.out8(0x1F6, 0xE0);
        bench.out8(0x1F2, 2);
        bench.out8(0x1F7, 0x20);
        assertEquals(42, bench.transfers.getLast().cause());
    }

    @Test
    void whatIsOwedIsAskedAgain() {
        bench.enableIde();
        bench.out8(0x1F6, 0xE0);
        bench.out8(0x1F7, 0x20);
        DiskTransfer first = bench.transfers.getLast();
        bench.board.reissue();
        bench.drain();
        assertEquals(2, bench.transfers.size());
        assertEquals(first.tag(), bench.transfers.getLast().tag());
        assertEquals(first.offsetBytes(), bench.transfers.getLast().offsetBytes());
    }
}
