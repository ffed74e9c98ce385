// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import org.enlighten.machine.RegisterRoutine;

/// The power-on self test: interrupt controllers, timer, keyboard controller, battery-backed memory, PCI functions.
final class PowerOn extends RegisterRoutine {
    private enum Stage {
        KEYBOARD_ANSWERED,
        MEMORY_READ,
        FUNCTION_READ
    }

    record State(byte[] battery, int functions, boolean keyboard) {}

    static final int BUS_MASTER_BASE = 0xFFA0;
    static final int POWER_BASE = 0x0400;
    /// Timer and everything else off, keyboard and cascade on.
    static final int MASK = 0xF9;

    private static final int[] BATTERY = {0x0D, 0x17, 0x18, 0x34, 0x35, 0x38, 0x3D};
    /// Device and function of every place on this board.
    private static final int[] FUNCTIONS = {0x00, 0x38, 0x39, 0x3B, 0x40, 0x50, 0x58, 0x60, 0x68};
    /// Network adapters stand at the last places, without gaps.
    private static final int FIRST_NETWORK = 5;
    private static final int NETWORK_BASE = 0xEC00;
    private static final int NETWORK_PORTS = 0x80;
    private static final int[] NETWORK_LINES = {11, 10, 9, 5};
    private static final int PIIX4_IDE = 0x7111_8086;
    private static final int PIIX4_POWER = 0x7113_8086;
    private static final int DEC_21140 = 0x0009_1011;

    private final byte[] battery = new byte[BATTERY.length];
    private int functions;
    private boolean keyboard;

    /// Memory that the battery-backed memory tells of.
    long memoryKib() {
        long above16 = at(3) | at(4) << 8;
        return above16 > 0 ? (16 << 10) + above16 * 64 : 1024 + (at(1) | at(2) << 8);
    }

    boolean batteryGood() {
        return (at(0) & 0x80) != 0;
    }

    /// Ordinals of [org.enlighten.chipset.BootDevice], the first in the lowest nibble.
    int bootOrder() {
        int last = at(5);
        return at(6) | last >>> 4 << 8 | (last & 15) << 12;
    }

    /// PCI functions that answered.
    int functions() {
        return functions;
    }

    boolean keyboardGood() {
        return keyboard;
    }

    private int at(int index) {
        return battery[index] & 0xFF;
    }

    @Override
    protected void enter(int entry, long argument) {
        functions = 0;
        out8(0x80, 0x01);
        interruptController(0x20, Interrupts.TIMER_VECTOR, 0x04, MASK);
        interruptController(0xA0, Interrupts.SLAVE_VECTOR, 0x02, 0x3F);
        out8(0x43, 0x36);
        out8(0x40, 0);
        out8(0x40, 0);
        out8(0x80, 0x02);
        out8(0x64, 0xAA);
        in8(0x60, Stage.KEYBOARD_ANSWERED);
    }

    private void interruptController(int port, int vectors, int cascade, int mask) {
        out8(port, 0x11);
        out8(port + 1, vectors);
        out8(port + 1, cascade);
        out8(port + 1, 0x01);
        out8(port + 1, mask);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case KEYBOARD_ANSWERED -> {
                keyboard = answer == 0x55;
                out8(0x64, 0x60);
                out8(0x60, 0x45); // interrupt, system flag, translation; keyboard on
                out8(0x80, 0x03);
                argument(0);
                readBattery();
            }
            case MEMORY_READ -> {
                int index = (int) argument();
                battery[index] = (byte) answer;
                argument(index + 1);
                if (index + 1 < BATTERY.length) readBattery();
                else {
                    argument(0);
                    readFunction();
                }
            }
            case FUNCTION_READ -> {
                int index = (int) argument();
                if ((int) answer != -1) functions++;
                if ((int) answer == PIIX4_IDE) enableIde();
                if ((int) answer == PIIX4_POWER) enablePower();
                if ((int) answer == DEC_21140) enableNetwork(index - FIRST_NETWORK);
                boolean last = index >= FIRST_NETWORK && (int) answer == -1;
                argument(index + 1);
                if (index + 1 < FUNCTIONS.length && !last) readFunction();
            }
        }
    }

    private void readBattery() {
        out8(0x70, BATTERY[(int) argument()]);
        in8(0x71, Stage.MEMORY_READ);
    }

    private void readFunction() {
        select(FUNCTIONS[(int) argument()], 0);
        in32(0xCFC, Stage.FUNCTION_READ);
    }

    private void select(int function, int register) {
        out32(0xCF8, 0x8000_0000L | function << 8 | register);
    }

    private void enableIde() {
        select(0x39, 0x20);
        out32(0xCFC, BUS_MASTER_BASE | 1);
        select(0x39, 0x40);
        out32(0xCFC, 0x8000_8000L);
        select(0x39, 0x04);
        out16(0xCFC, 0x05);
    }

    private void enablePower() {
        select(0x3B, 0x40);
        out32(0xCFC, POWER_BASE | 1);
        select(0x3B, 0x80);
        out8(0xCFC, 1);
    }

    private void enableNetwork(int number) {
        int function = FUNCTIONS[FIRST_NETWORK + number];
        select(function, 0x10);
        out32(0xCFC, NETWORK_BASE + number * NETWORK_PORTS | 1);
        select(function, 0x3C);
        out8(0xCFC, NETWORK_LINES[number]);
        select(function, 0x04);
        out16(0xCFC, 0x05);
    }

    State save() {
        return new State(battery.clone(), functions, keyboard);
    }

    void restore(State s) {
        System.arraycopy(s.battery(), 0, battery, 0, battery.length);
        functions = s.functions();
        keyboard = s.keyboard();
    }
}
