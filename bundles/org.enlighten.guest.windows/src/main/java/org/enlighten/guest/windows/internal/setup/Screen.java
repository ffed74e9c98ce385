// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.util.Locale;
import org.enlighten.guest.windows.internal.program.Turn;

/// Setup's pages on a text screen of 80 columns.
final class Screen {
    private static final int WIDTH = 79;

    private Screen() {}

    static void page(String title, Turn turn) {
        turn.print("\f");
        turn.line(" Windows NT 4.0 Setup");
        turn.line(" " + "=".repeat(20));
        turn.line("");
        turn.line(" " + title);
        turn.line("");
    }

    /// Writes over the line that the cursor is in.
    static void progress(String what, long done, long all, Turn turn) {
        String text = String.format(Locale.ROOT, "   %3d %%  %s", all == 0 ? 100 : done * 100 / all, what);
        turn.print("\r" + String.format(Locale.ROOT, "%-" + (WIDTH - 1) + "s", text));
    }
}
