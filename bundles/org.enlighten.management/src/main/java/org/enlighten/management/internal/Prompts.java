// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.regex.Pattern;
import org.enlighten.platform.ScreenView;

/// Finds command prompts on a screen: `C:\WINNT>`, or a text that ends with `$` or `#`, with the cursor behind it and
/// nothing else in its line.
final class Prompts {
    private static final Pattern PROMPT = Pattern.compile("([A-Za-z]:\\\\[^<>|\"]*>|[^ ].*[$#]) ?");

    private Prompts() {}

    static boolean isAtPrompt(ScreenView screen) {
        if (screen.cursorRow() < 0 || screen.cursorRow() >= screen.rows().size()) return false;
        String row = screen.rows().get(screen.cursorRow());
        int cursor = Math.clamp(screen.cursorColumn(), 0, row.length());
        return row.substring(cursor).isBlank()
                && PROMPT.matcher(row.substring(0, cursor)).matches();
    }

    /// The prompt at the cursor.
    static String prompt(ScreenView screen) {
        return screen.rows().get(screen.cursorRow()).substring(0, screen.cursorColumn());
    }

    /// The last line with something in it.
    static String lastLine(ScreenView screen) {
        for (String row : screen.rows().reversed()) if (!row.isBlank()) return row.strip();
        return "";
    }
}
