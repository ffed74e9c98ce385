// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

/// The text screen at one instant.
///
/// @param characters one code of code page 437 for each cell, row by row
/// @param attributes one byte for each cell: bits 0-3 foreground, 4-6 background, 7 blinks
/// @param cursorAt cell of the cursor, row by row; -1 when it is off or outside
public record TextScreen(int columns, int rows, byte[] characters, byte[] attributes, int cursorAt) {
    private static final String LOW = " ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
    private static final String HIGH =
            "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪"
                    + "┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";

    /// One row as text, a character for each column.
    public String row(int row) {
        char[] text = new char[columns];
        for (int c = 0; c < columns; c++) text[c] = unicode(characters[row * columns + c] & 0xFF);
        return new String(text);
    }

    /// One row as text, without the spaces at its end.
    public String line(int row) {
        return row(row).stripTrailing();
    }

    /// All rows, each ended by a line feed, without empty rows at the end.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows; r++) text.append(line(r)).append('\n');
        return text.toString().stripTrailing() + "\n";
    }

    /// The character that a code of code page 437 shows.
    public static char unicode(int code) {
        if (code >= ' ' && code < 0x7F) return (char) code;
        if (code < ' ') return LOW.charAt(code);
        return code == 0x7F ? '⌂' : HIGH.charAt(code - 0x80);
    }
}
