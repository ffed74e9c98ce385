// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.OptionalLong;
import org.enlighten.machine.VirtualProcessor;

/// A terminal: one port, written to show, read for the key.
final class ScreenDevice implements Ports {
    static final int PORT = 0xE9;

    record State(String text, int key) {}

    private final VirtualProcessor target;
    private final StringBuilder text = new StringBuilder();
    private int key;

    ScreenDevice(BareMachine m) {
        target = m.machine.bootProcessor();
        m.devices.add(this);
    }

    String text() {
        return text.toString();
    }

    void type(int character) {
        key = character;
        target.raise(ScreenDriver.VECTOR);
    }

    @Override
    public OptionalLong in(int port) {
        return port == PORT ? OptionalLong.of(key) : OptionalLong.empty();
    }

    @Override
    public boolean out(int port, long value) {
        if (port == PORT) text.append((char) value);
        return port == PORT;
    }

    State save() {
        return new State(text.toString(), key);
    }

    void restore(State s) {
        text.setLength(0);
        text.append(s.text());
        key = s.key();
    }
}
