// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import org.enlighten.chipset.internal.isa.Rtc;

/// What the factory wrote into the battery-backed memory: memory sizes, drive types, boot order. Places as PC
/// firmware has used them since the AT; 0x34 and up as Bochs and its kin.
final class BatteryMemory {
    private static final int KIB = 1024;

    private final MotherboardBuilder board;

    BatteryMemory(MotherboardBuilder board) {
        this.board = board;
    }

    void writeTo(Rtc rtc) {
        long bytes = board.machine.memory().sizeBytes();
        long baseKib = Math.min(bytes / KIB, 640);
        long extendedKib = Math.clamp(bytes / KIB - KIB, 0, 0xFFFF);
        long above16 = Math.clamp((bytes - (16L << 20)) >> 16, 0, 0xFFFF);
        word(rtc, 0x15, baseKib);
        word(rtc, 0x17, extendedKib);
        word(rtc, 0x30, extendedKib);
        word(rtc, 0x34, above16);
        rtc.memory(0x10, board.floppy ? 0x40 : 0);
        rtc.memory(0x12, board.drives[0] == MotherboardBuilder.DriveKind.DISK ? 0xF0 : 0);
        rtc.memory(0x14, board.floppy ? 0x07 : 0x06);
        rtc.memory(0x32, 0x20);
        rtc.memory(0x3D, nibble(0) | nibble(1) << 4);
        rtc.memory(0x38, nibble(2) << 4 | nibble(3));
        int sum = 0;
        for (int at = 0x10; at <= 0x2D; at++) sum += rtc.memory(at);
        rtc.memory(0x2E, sum >>> 8);
        rtc.memory(0x2F, sum & 0xFF);
    }

    private static void word(Rtc rtc, int at, long value) {
        rtc.memory(at, (int) value & 0xFF);
        rtc.memory(at + 1, (int) (value >>> 8) & 0xFF);
    }

    private int nibble(int place) {
        return place < board.bootOrder.size() ? board.bootOrder.get(place).ordinal() : 0;
    }
}
