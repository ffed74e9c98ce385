// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

/// Characters as the keys of a US keyboard, in scan codes of set 1: down and up, with shift around them.
final class Typing {
    private static final String PLAIN = "\0\u001b1234567890-=\b\tqwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private static final String SHIFTED = "\0\0!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0\0\0\0";
    private static final byte SHIFT = 0x2A;
    private static final byte CONTROL = 0x1D;
    private static final int UP = 0x80;

    private Typing() {}

    /// No codes for a character that no key makes. Control characters are letters with Ctrl.
    static byte[] scanCodes(char c) {
        char wanted = c == '\r' ? '\n' : c;
        int plain = wanted == 0 ? -1 : PLAIN.indexOf(wanted);
        if (plain > 0) return new byte[] {(byte) plain, (byte) (plain | UP)};
        int shifted = wanted == 0 ? -1 : SHIFTED.indexOf(wanted);
        if (shifted > 0) return with(SHIFT, shifted);
        int letter = wanted > 0 && wanted < 0x1B ? PLAIN.indexOf('a' + wanted - 1) : -1;
        return letter > 0 ? with(CONTROL, letter) : new byte[0];
    }

    private static byte[] with(byte modifier, int key) {
        return new byte[] {modifier, (byte) key, (byte) (key | UP), (byte) (modifier | UP)};
    }
}
