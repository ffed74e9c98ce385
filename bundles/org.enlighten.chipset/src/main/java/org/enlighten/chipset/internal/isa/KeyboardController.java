// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// The i8042 keyboard controller at ports 0x60 and 0x64. One byte at a time lies in its output buffer; the next one
/// follows as soon as it has been read.
public final class KeyboardController implements PortDevice, Snapshottable<KeyboardController.State> {
    public record State(
            int commandByte,
            int outputPort,
            int expects,
            boolean full,
            int output,
            boolean lastWasCommand,
            int reply,
            Keyboard.State keyboard) {}

    public static final int DATA = 0x60;
    public static final int COMMAND = 0x64;
    private static final int IRQ = 1;
    private static final int OUTPUT_FULL = 0x01;
    private static final int SYSTEM_FLAG = 0x04;
    private static final int UNLOCKED = 0x10;
    private static final int INTERRUPTS = 0x01;
    private static final int KEYBOARD_OFF = 0x10;
    private static final int AUX_OFF = 0x20;
    private static final int TRANSLATES = 0x40;
    private static final int NONE = -1;

    private final Pic pic;
    private final Outside outside;
    private final Keyboard keyboard;
    private int commandByte = KEYBOARD_OFF | AUX_OFF | TRANSLATES;
    private int outputPort = 0x03;
    /// The controller command whose parameter comes next.
    private int expects = NONE;
    private boolean full;
    private int output;
    private boolean lastWasCommand;
    /// A byte of the controller itself that goes before the keyboard's.
    private int reply = NONE;

    public KeyboardController(Pic pic, Outside outside) {
        this.pic = pic;
        this.outside = outside;
        this.keyboard = new Keyboard(outside);
    }

    /// Scan codes of set 1 from outside; false when there is no room for all of them.
    public boolean press(byte[] scanCodes) {
        boolean taken = keyboard.press(scanCodes);
        fill();
        return taken;
    }

    @Override
    public int read(int port) {
        if (port == COMMAND) {
            return (full ? OUTPUT_FULL : 0) | commandByte & SYSTEM_FLAG | (lastWasCommand ? 8 : 0) | UNLOCKED;
        }
        int value = output;
        full = false;
        pic.line(IRQ, false);
        fill();
        return value;
    }

    @Override
    public void write(int port, int value) {
        lastWasCommand = port == COMMAND;
        if (port == COMMAND) command(value);
        else if (expects != NONE) parameter(value);
        else keyboard.receive(value);
        fill();
    }

    private void command(int value) {
        expects = NONE;
        switch (value) {
            case 0x20 -> reply = commandByte;
            case 0x60, 0xD1, 0xD2, 0xD3, 0xD4 -> expects = value;
            case 0xA7 -> commandByte |= AUX_OFF;
            case 0xA8 -> commandByte &= ~AUX_OFF;
            case 0xA9, 0xAB -> reply = 0x00;
            case 0xAA -> {
                commandByte |= SYSTEM_FLAG;
                reply = 0x55;
            }
            case 0xAD -> commandByte |= KEYBOARD_OFF;
            case 0xAE -> commandByte &= ~KEYBOARD_OFF;
            case 0xC0 -> reply = 0x80; // not locked
            case 0xD0 -> reply = outputPort | (full ? 0x10 : 0);
            case 0xDD -> outputPort &= ~2;
            case 0xDF -> outputPort |= 2;
            default -> {
                // Pulses the low bits of the output port that are 0; bit 0 is the reset line.
                if ((value & 0xF0) == 0xF0 && (value & 1) == 0) outside.reset();
            }
        }
    }

    private void parameter(int value) {
        int command = expects;
        expects = NONE;
        switch (command) {
            case 0x60 -> commandByte = value & 0x7F;
            case 0xD1 -> {
                if ((value & 1) == 0) outside.reset();
                outputPort = value;
            }
            case 0xD2 -> reply = value;
            default -> {} // the auxiliary port has nothing plugged in
        }
    }

    private void fill() {
        if (full) return;
        if (reply != NONE) {
            output = reply;
            reply = NONE;
        } else if ((commandByte & KEYBOARD_OFF) == 0 && keyboard.hasByte()) output = keyboard.takeByte();
        else return;
        full = true;
        if ((commandByte & INTERRUPTS) != 0) pic.line(IRQ, true);
    }

    public void reset() {
        commandByte = KEYBOARD_OFF | AUX_OFF | TRANSLATES;
        outputPort = 0x03;
        expects = NONE;
        full = false;
        lastWasCommand = false;
        reply = NONE;
        keyboard.reset();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(commandByte, outputPort, expects, full, output, lastWasCommand, reply, keyboard.save());
    }

    @Override
    public void restore(State s) {
        commandByte = s.commandByte();
        outputPort = s.outputPort();
        expects = s.expects();
        full = s.full();
        output = s.output();
        lastWasCommand = s.lastWasCommand();
        reply = s.reply();
        keyboard.restore(s.keyboard());
    }
}
