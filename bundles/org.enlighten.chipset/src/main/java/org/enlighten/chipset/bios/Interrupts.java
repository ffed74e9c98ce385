// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import org.enlighten.machine.RegisterRoutine;

/// The firmware's interrupt routines, and waiting for them. They take status and acknowledge; whoever waits looks at
/// what they left.
final class Interrupts extends RegisterRoutine {
    /// Entry points.
    enum Entry {
        /// Argument: the vector.
        INTERRUPT,
        HALT,
        /// Argument: the cursor's cell.
        CURSOR,
        /// Argument: the mask of the first controller.
        MASK
    }

    private enum Stage {
        KEY,
        DRIVE,
        WOKEN
    }

    /// @param driveStatus for each channel the status its last interrupt brought; -1 when none has come
    record State(int lastKey, int primaryStatus, int secondaryStatus) {}

    static final int TIMER_VECTOR = 0x08;
    static final int SLAVE_VECTOR = 0x70;
    private static final int KEYBOARD_VECTOR = TIMER_VECTOR + 1;
    private static final int PRIMARY_VECTOR = SLAVE_VECTOR + 6;
    private static final int SECONDARY_VECTOR = SLAVE_VECTOR + 7;
    private static final int END = 0x20;
    static final int NONE = -1;

    private int lastKey = NONE;
    private final int[] driveStatus = {NONE, NONE};

    /// The last key that went down since it was asked for, or NONE.
    int takeKey() {
        int key = lastKey;
        lastKey = NONE;
        return key;
    }

    boolean hasKey() {
        return lastKey != NONE;
    }

    /// Before a command whose interrupt will be waited for.
    void expectDrive(int channel) {
        driveStatus[channel] = NONE;
    }

    /// The status that came with the expected interrupt, or NONE; given once.
    int takeDrive(int channel) {
        int status = driveStatus[channel];
        driveStatus[channel] = NONE;
        return status;
    }

    @Override
    protected void enter(int entry, long argument) {
        switch (Entry.values()[entry]) {
            case INTERRUPT -> interrupted((int) argument);
            case HALT -> halt(Stage.WOKEN);
            case CURSOR -> cursor((int) argument);
            case MASK -> out8(0x21, (int) argument);
        }
    }

    private void interrupted(int vector) {
        switch (vector) {
            case KEYBOARD_VECTOR -> in8(0x60, Stage.KEY);
            case PRIMARY_VECTOR -> in8(0x1F7, Stage.DRIVE);
            case SECONDARY_VECTOR -> in8(0x177, Stage.DRIVE);
            default -> {
                if (vector >= SLAVE_VECTOR) out8(0xA0, END);
                out8(0x20, END);
            }
        }
    }

    private void cursor(int cell) {
        out8(0x3D4, 0x0E);
        out8(0x3D5, cell >>> 8);
        out8(0x3D4, 0x0F);
        out8(0x3D5, cell);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case KEY -> {
                if (answer < 0x80) lastKey = (int) answer;
                out8(0x20, END);
            }
            case DRIVE -> {
                driveStatus[argument() == PRIMARY_VECTOR ? 0 : 1] = (int) answer;
                out8(0xA0, END);
                out8(0x20, END);
            }
            case WOKEN -> {}
        }
    }

    State save() {
        return new State(lastKey, driveStatus[0], driveStatus[1]);
    }

    void restore(State s) {
        lastKey = s.lastKey();
        driveStatus[0] = s.primaryStatus();
        driveStatus[1] = s.secondaryStatus();
    }
}
