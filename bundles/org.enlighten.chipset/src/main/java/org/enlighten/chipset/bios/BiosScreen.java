// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.util.Arrays;
import org.enlighten.machine.GuestMemory;

/// The firmware's text output: 80 by 25 cells in plain memory. The cursor register is written by whoever shows it.
final class BiosScreen {
    static final int COLUMNS = 80;
    static final int ROWS = 25;
    private static final long TEXT_GPA = 0xB8000;
    private static final int ROW_BYTES = COLUMNS * 2;
    private static final byte GREY = 0x07;

    private final GuestMemory memory;
    private int at;

    BiosScreen(GuestMemory memory) {
        this.memory = memory;
    }

    /// Where the next character goes, counted in cells.
    int at() {
        return at;
    }

    void at(int cell) {
        at = cell;
    }

    void clear() {
        memory.write(TEXT_GPA, blank(ROWS), 0, ROWS * ROW_BYTES);
        at = 0;
    }

    void print(String text) {
        for (int i = 0; i < text.length(); i++) put(text.charAt(i));
    }

    void line(String text) {
        print(text);
        put('\n');
    }

    private void put(char c) {
        if (c == '\n') at = (at / COLUMNS + 1) * COLUMNS;
        else memory.put16(TEXT_GPA + 2L * at++, GREY << 8 | (c < 0x80 ? c : '?'));
        if (at >= ROWS * COLUMNS) scroll();
    }

    private void scroll() {
        byte[] rest = new byte[(ROWS - 1) * ROW_BYTES];
        memory.read(TEXT_GPA + ROW_BYTES, rest, 0, rest.length);
        memory.write(TEXT_GPA, rest, 0, rest.length);
        memory.write(TEXT_GPA + rest.length, blank(1), 0, ROW_BYTES);
        at -= COLUMNS;
    }

    private static byte[] blank(int rows) {
        byte[] cells = new byte[rows * ROW_BYTES];
        Arrays.fill(cells, GREY);
        for (int i = 0; i < cells.length; i += 2) cells[i] = ' ';
        return cells;
    }
}
