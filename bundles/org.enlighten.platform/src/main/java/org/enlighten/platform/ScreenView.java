// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;

/// A text screen, 80 columns by 25 rows.
///
/// @param rows each of 80 characters
/// @param attributes one byte for each cell, row by row: foreground in bits 0-3, background in bits 4-6 (IBM VGA)
public record ScreenView(List<String> rows, byte[] attributes, int cursorRow, int cursorColumn) {
    public static final int COLUMNS = 80;
    public static final int ROWS = 25;

    /// A screen with nothing on it.
    public static ScreenView blank() {
        return new ScreenView(java.util.Collections.nCopies(ROWS, " ".repeat(COLUMNS)), new byte[COLUMNS * ROWS], 0, 0);
    }

    /// Rows without trailing blanks, without trailing empty rows.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String row : rows) text.append(row.stripTrailing()).append('\n');
        return text.toString().stripTrailing();
    }
}
