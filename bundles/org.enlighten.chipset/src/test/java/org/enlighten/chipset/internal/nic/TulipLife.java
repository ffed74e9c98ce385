// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.isa.Pic;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Chance;

/// An adapter with a guest that does anything to it: rings that are sound, and rings that are not.
final class TulipLife {
    static final byte[] ADDRESS = {0, 0x15, 0x5D, 1, 2, 3};
    static final int MEMORY_BYTES = 64 << 10;
    private static final int RING = 8;
    private static final int TRANSMIT_AT = 0x1000;
    private static final int RECEIVE_AT = 0x2000;
    private static final int DATA_AT = 0x4000;
    private static final int[] REGISTERS = {0x00, 0x08, 0x10, 0x18, 0x20, 0x28, 0x30, 0x38, 0x48};

    final GuestMemory memory = new GuestMemory("vm/1/memory", MEMORY_BYTES);
    final List<byte[]> sent = new ArrayList<>();
    final Tulip tulip;
    private final Chance chance;

    TulipLife(Chance chance, Outside outside) {
        this.chance = chance;
        tulip = new Tulip(ADDRESS, memory, () -> true, new Pic(outside), 11, sent::add);
    }

    void step() {
        switch (chance.nextInt(12)) {
            case 0 -> soundRings();
            case 1, 2 -> frame();
            case 3 -> rom();
            case 4 -> noise(TRANSMIT_AT + chance.nextInt(RING * 16));
            case 5 -> noise(RECEIVE_AT + chance.nextInt(RING * 16));
            case 6 -> own(TRANSMIT_AT, 0x8000_0000);
            case 7 -> own(RECEIVE_AT, 0x8000_0000);
            default -> register();
        }
        tulip.readWide(0xEC00 + REGISTERS[chance.nextInt(REGISTERS.length)], 4);
    }

    private void write(int register, long value) {
        tulip.writeWide(0xEC00 + register, 4, value);
    }

    private void soundRings() {
        for (int i = 0; i < RING; i++) {
            int end = i == RING - 1 ? 1 << 25 : 0;
            describe(TRANSMIT_AT + i * 16, 0, 7 << 29 | end | 60 + chance.nextInt(200));
            describe(RECEIVE_AT + i * 16, 1 << 31, end | 256 + chance.nextInt(1500));
        }
        memory.put32(TRANSMIT_AT, 1 << 31);
        memory.put32(TRANSMIT_AT + 4, (chance.nextInt(2) << 22) | 1 << 27 | 192);
        write(0x18, RECEIVE_AT);
        write(0x20, TRANSMIT_AT);
        write(0x38, 0x1A1C5);
        write(0x30, 1 << 1 | 1 << 13 | chance.nextInt(4) << 6);
    }

    private void describe(int at, int status, int control) {
        memory.put32(at + 4, control);
        memory.put32(at + 8, DATA_AT + chance.nextInt(0x8000));
        memory.put32(at + 12, 0);
        memory.put32(at, status);
    }

    private void own(int ring, int status) {
        memory.put32(ring + chance.nextInt(RING) * 16L, status);
        write(0x08, 1);
        write(0x10, 1);
    }

    private void noise(int at) {
        memory.put32(at & ~3, (int) chance.nextLong());
    }

    private void frame() {
        byte[] frame = new byte[chance.nextInt(5) == 0 ? chance.nextInt(40) : 60 + chance.nextInt(1454)];
        for (int i = 0; i < frame.length; i++) frame[i] = (byte) (chance.nextInt(2) == 0 ? 0xFF : i);
        tulip.receive(frame);
    }

    private void rom() {
        for (int i = 0; i < 24; i++) write(0x48, 1 << 14 | 1 << 11 | 1 | chance.nextInt(4) << 1);
    }

    private void register() {
        long value = chance.nextInt(3) == 0 ? chance.nextLong() : chance.nextInt(MEMORY_BYTES);
        write(REGISTERS[chance.nextInt(REGISTERS.length)], value & (chance.nextInt(4) == 0 ? -1 : ~1));
    }
}
