// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.isa.Pic;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// The adapter as drivers use it, register by register, and as nobody should. More mutations with
/// `-Denlighten.mutations=N`.
class TulipTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x21140L);
    private static final long CASES = Long.getLong("enlighten.mutations", 50_000);
    private static final int BASE = 0xEC00;
    private static final int OWN = 1 << 31;

    /// Wishes are not what is looked at here.
    record Nowhere() implements Outside {
        @Override
        public void interrupt(int vector) {}

        @Override
        public void transfer(long tag, int drive, Way way, long offsetBytes, Slice data) {}

        @Override
        public void reset() {}

        @Override
        public void powerOff() {}

        @Override
        public void screenChanged() {}

        @Override
        public void keyboardLights(int lights) {}

        @Override
        public void mediumEjected(int drive) {}

        @Override
        public void frame(int adapter, byte[] bytes) {}
    }

    private final GuestMemory memory = new GuestMemory("vm/1/memory", 64 << 10);
    private final List<byte[]> sent = new ArrayList<>();
    private final Tulip tulip = new Tulip(TulipLife.ADDRESS, memory, () -> true, new Pic(new Nowhere()), 11, sent::add);

    private void write(int register, long value) {
        tulip.writeWide(BASE + register, 4, value);
    }

    private long read(int register) {
        return tulip.readWide(BASE + register, 4);
    }

    private void lines(int lines) {
        write(0x48, 1 << 14 | 1 << 11 | lines);
    }

    /// As Linux's `read_eeprom` does it.
    private int romWord(int address) {
        int command = 0b110 << 6 | address;
        lines(0);
        lines(1);
        for (int b = 8; b >= 0; b--) {
            int in = (command >>> b & 1) << 2;
            lines(1 | in);
            lines(3 | in);
        }
        int word = 0;
        for (int b = 0; b < 16; b++) {
            lines(1);
            lines(3);
            word = word << 1 | (int) (read(0x48) >>> 3 & 1);
        }
        return word;
    }

    @Test
    void theSerialRomTellsTheAddressAndEndsWithItsChecksum() {
        byte[] rom = new byte[128];
        for (int w = 0; w < 64; w++) {
            int word = romWord(w);
            rom[2 * w] = (byte) word;
            rom[2 * w + 1] = (byte) (word >>> 8);
        }
        assertArrayEquals(TulipLife.ADDRESS, Arrays.copyOfRange(rom, 20, 26));
        assertEquals(3, rom[18], "layout");
        assertEquals(1, rom[19], "controllers");
        int checksum = (int) SerialRom.crc(Arrays.copyOf(rom, 126)) & 0xFFFF;
        assertEquals(checksum, rom[126] & 0xFF | (rom[127] & 0xFF) << 8);
    }

    private void descriptor(long at, int status, int control, long buffer) {
        memory.put32(at + 4, control);
        memory.put32(at + 8, (int) buffer);
        memory.put32(at, status);
    }

    /// A setup frame for one address at the head of the transmit ring, and a receive ring of two buffers of 200 bytes.
    private void begin() {
        byte[] setup = new byte[192];
        for (int at = 0; at < 192; at += 12)
            for (int i = 0; i < 6; i++) setup[at + i / 2 * 4 + i % 2] = TulipLife.ADDRESS[i];
        memory.write(0x3000, setup, 0, setup.length);
        descriptor(0x1000, OWN, 1 << 27 | 192, 0x3000);
        descriptor(0x1010, 0, 1 << 25, 0);
        descriptor(0x2000, OWN, 200, 0x4000);
        descriptor(0x2010, OWN, 1 << 25 | 200, 0x5000);
        write(0x18, 0x2000);
        write(0x20, 0x1000);
        write(0x38, 0x18041);
        write(0x30, 1 << 1 | 1 << 13);
    }

    private static byte[] frame(int bytes, byte[] to) {
        byte[] frame = new byte[bytes];
        for (int i = 0; i < bytes; i++) frame[i] = (byte) i;
        System.arraycopy(to, 0, frame, 0, 6);
        return frame;
    }

    @Test
    void aSetupFrameSaysWhichFramesAreTaken() {
        begin();
        assertEquals(0x7FFFFFFF, memory.i32(0x1000), "the setup frame was taken");
        tulip.receive(frame(60, new byte[] {2, 2, 2, 2, 2, 2}));
        assertEquals(OWN, memory.i32(0x2000), "for somebody else");
        tulip.receive(frame(60, TulipLife.ADDRESS));
        assertEquals(64 << 16 | 0x300, memory.i32(0x2000), "first, last, and the length with its check sequence");
        byte[] got = new byte[60];
        memory.read(0x4000, got, 0, 60);
        assertArrayEquals(frame(60, TulipLife.ADDRESS), got);
        assertTrue((read(0x28) & (1 << 16 | 1 << 6)) != 0, "a normal interrupt: received");
        write(0x28, 1 << 6);
        assertEquals(0, read(0x28) & (1 << 16 | 1 << 6));
    }

    @Test
    void aLongFrameTakesSeveralBuffersAndOneTooManyIsMissed() {
        begin();
        tulip.receive(frame(300, TulipLife.ADDRESS));
        assertEquals(0x200, memory.i32(0x2000), "the first piece");
        assertEquals(304 << 16 | 0x100, memory.i32(0x2010), "the last piece");
        tulip.receive(frame(60, TulipLife.ADDRESS));
        assertTrue((read(0x28) & 1 << 7) != 0, "no buffer");
        assertEquals(1, read(0x40) & 0xFFFF);
        assertEquals(0, read(0x40) & 0xFFFF, "reading clears it");
        descriptor(0x2000, OWN, 200, 0x4000);
        write(0x10, 1);
        tulip.receive(frame(60, TulipLife.ADDRESS));
        assertEquals(64 << 16 | 0x300, memory.i32(0x2000));
    }

    @Test
    void aFrameOfTwoPiecesGoesOutWhole() {
        begin();
        byte[] whole = frame(100, new byte[] {1, 1, 1, 1, 1, 1});
        memory.write(0x6000, whole, 0, 40);
        memory.write(0x7000, whole, 40, 60);
        memory.put32(0x101C, 0x7000);
        descriptor(0x1010, OWN, 1 << 25 | 7 << 29 | 60 << 11 | 40, 0x6000);
        write(0x08, 1);
        assertEquals(1, sent.size());
        assertArrayEquals(whole, sent.getFirst());
        assertEquals(0, memory.i32(0x1010));
        assertTrue((read(0x28) & 1) != 0, "sent");
    }

    @Test
    void aRingOutsideOfMemoryStopsTheAdapterAndNothingElse() {
        begin();
        write(0x20, 0xFFFF_FFF0L);
        write(0x08, 1);
        assertTrue((read(0x28) & 1 << 13) != 0, "bus error");
        assertEquals(0, read(0x30) & 1 << 13, "stopped");
    }

    @Test
    void whateverAGuestDoesTheAdapterAnswers() {
        Chance chance = new Chance(SEED);
        TulipLife life = new TulipLife(chance, new Nowhere());
        long frames = 0;
        for (long i = 0; i < CASES; i++) {
            life.step();
            assertTrue(life.sent.size() <= 1024, "too much came of one access, seed=" + SEED);
            frames += life.sent.size();
            life.sent.clear();
        }
        assertTrue(frames > 0, "seed=" + SEED);
    }
}
