// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;

/// Keys of the toolkit as scan codes of set 1, as an IBM AT keyboard sends them after its controller has translated
/// them: one byte for a press, the same with its highest bit set for a release; keys that the first AT keyboard did
/// not have are led by E0. By position on a US keyboard.
final class ScanCodes {
    private static final int EXTENDED = 0xE0;
    private static final int RELEASE = 0x80;
    /// Above all one-byte codes: marks a code that is led by E0.
    private static final int E0 = 0x100;

    private static final Map<Integer, Integer> CODES = new HashMap<>();

    static {
        row("1234567890-=", 0x02);
        row("qwertyuiop[]", 0x10);
        row("asdfghjkl;'`", 0x1E);
        row("\\zxcvbnm,./", 0x2B);
        put(SWT.ESC, 0x01);
        put(SWT.BS, 0x0E);
        put(SWT.TAB, 0x0F);
        put(SWT.CR, 0x1C);
        put(SWT.CTRL, 0x1D);
        put(SWT.SHIFT, 0x2A);
        put(SWT.ALT, 0x38);
        put(' ', 0x39);
        put(SWT.CAPS_LOCK, 0x3A);
        for (int f = 0; f < 10; f++) put(SWT.F1 + f, 0x3B + f);
        put(SWT.F11, 0x57);
        put(SWT.F12, 0x58);
        put(SWT.NUM_LOCK, 0x45);
        put(SWT.SCROLL_LOCK, 0x46);
        keypad();
        put(SWT.HOME, E0 | 0x47);
        put(SWT.ARROW_UP, E0 | 0x48);
        put(SWT.PAGE_UP, E0 | 0x49);
        put(SWT.ARROW_LEFT, E0 | 0x4B);
        put(SWT.ARROW_RIGHT, E0 | 0x4D);
        put(SWT.END, E0 | 0x4F);
        put(SWT.ARROW_DOWN, E0 | 0x50);
        put(SWT.PAGE_DOWN, E0 | 0x51);
        put(SWT.INSERT, E0 | 0x52);
        put(SWT.DEL, E0 | 0x53);
        put(SWT.COMMAND, E0 | 0x5B);
    }

    private ScanCodes() {}

    private static void keypad() {
        put(SWT.KEYPAD_MULTIPLY, 0x37);
        put(SWT.KEYPAD_7, 0x47);
        put(SWT.KEYPAD_8, 0x48);
        put(SWT.KEYPAD_9, 0x49);
        put(SWT.KEYPAD_SUBTRACT, 0x4A);
        put(SWT.KEYPAD_4, 0x4B);
        put(SWT.KEYPAD_5, 0x4C);
        put(SWT.KEYPAD_6, 0x4D);
        put(SWT.KEYPAD_ADD, 0x4E);
        put(SWT.KEYPAD_1, 0x4F);
        put(SWT.KEYPAD_2, 0x50);
        put(SWT.KEYPAD_3, 0x51);
        put(SWT.KEYPAD_0, 0x52);
        put(SWT.KEYPAD_DECIMAL, 0x53);
        put(SWT.KEYPAD_CR, E0 | 0x1C);
        put(SWT.KEYPAD_DIVIDE, E0 | 0x35);
    }

    private static void put(int key, int code) {
        CODES.put(key, code);
    }

    private static void row(String keys, int first) {
        for (int i = 0; i < keys.length(); i++) put(keys.charAt(i), first + i);
    }

    /// The bytes of one key.
    ///
    /// @param key an event's key code
    /// @param right whether it is the one at the right of two
    /// @return none for a key that the keyboard does not have
    static List<Integer> of(int key, boolean right, boolean pressed) {
        Integer code = CODES.get(Character.isLetter(key) && key < 0x80 ? Character.toLowerCase(key) : key);
        if (code == null) return List.of();
        boolean extended = (code & E0) != 0;
        int base = code & 0xFF;
        if (right && key == SWT.SHIFT) base = 0x36;
        if (right && (key == SWT.CTRL || key == SWT.ALT)) extended = true;
        List<Integer> bytes = new ArrayList<>();
        if (extended) bytes.add(EXTENDED);
        bytes.add(pressed ? base : base | RELEASE);
        return bytes;
    }
}
