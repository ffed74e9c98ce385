// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// What a text screen shows.
///
/// @param version changes whenever anything here changes
/// @param on false when the machine is off: the screen is dark
/// @param lines `rows` lines of exactly `columns` characters
/// @param attributes row by row: low four bits foreground, next three background, as VGA has it
public record ScreenView(
        long version,
        boolean on,
        int columns,
        int rows,
        List<String> lines,
        byte[] attributes,
        int cursorColumn,
        int cursorRow,
        boolean cursorVisible) {
    public ScreenView {
        lines = List.copyOf(lines);
    }
}
