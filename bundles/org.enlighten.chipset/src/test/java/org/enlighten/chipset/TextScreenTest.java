// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextScreenTest {
    private static TextScreen screen(int columns, String... rows) {
        byte[] characters = new byte[columns * rows.length];
        Arrays.fill(characters, (byte) ' ');
        for (int r = 0; r < rows.length; r++)
            for (int c = 0; c < rows[r].length(); c++) characters[r * columns + c] = (byte) rows[r].charAt(c);
        return new TextScreen(columns, rows.length, characters, new byte[characters.length], 0);
    }

    @Test
    void aRowHasACharacterForEachColumnAndALineNoBlanksAtItsEnd() {
        TextScreen screen = screen(8, "one", " two", "");
        assertEquals("one     ", screen.row(0));
        assertEquals(" two    ", screen.row(1));
        assertEquals("        ", screen.row(2));
        assertEquals(" two", screen.line(1));
        assertEquals("one\n two\n", screen.text());
    }

    @Test
    void codesAreThoseOfCodePage437() {
        Charset page = Charset.forName("IBM437");
        for (int code = 0x20; code < 0xFF; code++) {
            if (code == 0x7F) continue; // a control character there, a house on a screen
            assertEquals(
                    new String(new byte[] {(byte) code}, page).charAt(0), TextScreen.unicode(code), "code " + code);
        }
        assertEquals("☺⌂ ", screen(3, "\u0001\u007F\u0000").row(0));
    }
}
