// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.simulation.Snapshottable;

/// The keyboard behind the controller. Its keys come from outside as scan codes of set 1, which is what the
/// controller makes of a keyboard's own set 2; they are given in set 1 even when software switches that off.
final class Keyboard implements Snapshottable<Keyboard.State> {
    record State(byte[] answers, byte[] keys, int expects, boolean scanning, int lights, int lastSent) {}

    private static final int ANSWERS = 16;
    private static final int KEYS = 4096;
    private static final int ACKNOWLEDGE = 0xFA;
    private static final int NONE = -1;

    private final Outside outside;
    private final ByteQueue answers = new ByteQueue(ANSWERS);
    private final ByteQueue keys = new ByteQueue(KEYS);
    private int expects = NONE;
    private boolean scanning = true;
    private int lights;
    private int lastSent;

    Keyboard(Outside outside) {
        this.outside = outside;
    }

    boolean press(byte[] scanCodes) {
        if (scanCodes.length > keys.room()) return false;
        for (byte code : scanCodes) keys.add(code & 0xFF);
        return true;
    }

    boolean hasByte() {
        return !answers.isEmpty() || scanning && !keys.isEmpty();
    }

    int takeByte() {
        lastSent = answers.isEmpty() ? keys.take() : answers.take();
        return lastSent;
    }

    /// A byte from the controller: a command, or a parameter of the last one.
    void receive(int value) {
        int command = expects;
        expects = NONE;
        if (command == NONE || value >= 0xED) command(value);
        else parameter(command, value);
    }

    private void command(int value) {
        switch (value) {
            case 0xED, 0xF0, 0xF3 -> {
                expects = value;
                answers.add(ACKNOWLEDGE);
            }
            case 0xEE -> answers.add(0xEE);
            case 0xF2 -> answer(ACKNOWLEDGE, 0xAB, 0x41);
            case 0xF4 -> scan(true);
            case 0xF5 -> scan(false);
            case 0xF6, 0xF7, 0xF8, 0xF9, 0xFA -> scan(true);
            case 0xFE -> answers.add(lastSent);
            case 0xFF -> {
                answers.clear();
                keys.clear();
                scanning = true;
                answer(ACKNOWLEDGE, 0xAA);
            }
            default -> answers.add(0xFE);
        }
    }

    private void scan(boolean on) {
        scanning = on;
        answers.add(ACKNOWLEDGE);
    }

    private void parameter(int command, int value) {
        answers.add(ACKNOWLEDGE);
        if (command == 0xF0 && value == 0) answers.add(0x41);
        if (command == 0xED && value != lights) {
            lights = value & 7;
            outside.keyboardLights(lights);
        }
    }

    private void answer(int first, int... more) {
        answers.add(first);
        for (int next : more) answers.add(next);
    }

    void reset() {
        answers.clear();
        keys.clear();
        expects = NONE;
        scanning = true;
        lights = 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(answers.toBytes(), keys.toBytes(), expects, scanning, lights, lastSent);
    }

    @Override
    public void restore(State s) {
        answers.restore(s.answers());
        keys.restore(s.keys());
        expects = s.expects();
        scanning = s.scanning();
        lights = s.lights();
        lastSent = s.lastSent();
    }
}
