// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// Scan codes of set 1 to characters of a US keyboard, with the keys that change others.
final class KeyTable {
    record State(boolean shift, boolean control, boolean capitals, boolean extended) {}

    private static final String PLAIN = "\0\u001b1234567890-=\b\tqwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private static final String SHIFTED = "\0\u001b!@#$%^&*()_+\b\tQWERTYUIOP{}\n\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";
    private static final int EXTENDED = 0xE0;
    private static final int UP = 0x80;
    private static final int CONTROL = 0x1D;
    private static final int LEFT_SHIFT = 0x2A;
    private static final int RIGHT_SHIFT = 0x36;
    private static final int CAPITALS = 0x3A;
    private static final int ENTER = 0x1C;
    private static final int SLASH = 0x35;
    static final int NOTHING = -1;

    private boolean shift;
    private boolean control;
    private boolean capitals;
    private boolean extended;

    boolean capitals() {
        return capitals;
    }

    /// The character that a code completes, or NOTHING.
    int character(int code) {
        if (code == EXTENDED) {
            extended = true;
            return NOTHING;
        }
        boolean far = extended;
        extended = false;
        boolean down = (code & UP) == 0;
        int key = code & ~UP;
        if (key == LEFT_SHIFT || key == RIGHT_SHIFT) {
            if (!far) shift = down;
        } else if (key == CONTROL) control = down;
        else if (key == CAPITALS && down) capitals = !capitals;
        else if (down && (!far || key == ENTER || key == SLASH)) return typed(key);
        return NOTHING;
    }

    private int typed(int key) {
        char plain = key < PLAIN.length() ? PLAIN.charAt(key) : 0;
        if (plain == 0) return NOTHING;
        boolean letter = plain >= 'a' && plain <= 'z';
        if (control) return letter ? plain - 'a' + 1 : NOTHING;
        return shift != (letter && capitals) ? SHIFTED.charAt(key) : plain;
    }

    State save() {
        return new State(shift, control, capitals, extended);
    }

    void restore(State s) {
        shift = s.shift();
        control = s.control();
        capitals = s.capitals();
        extended = s.extended();
    }
}
