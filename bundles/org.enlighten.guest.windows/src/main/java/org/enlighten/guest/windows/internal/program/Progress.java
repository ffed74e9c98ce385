// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.program;

import java.util.Locale;

/// How far a program is, in one line of a text screen of 80 columns.
public final class Progress {
    private static final int WIDTH = 79;

    private Progress() {}

    /// Writes over the line that the cursor is in.
    public static void show(String what, long done, long all, Turn turn) {
        String text = String.format(Locale.ROOT, "   %3d %%  %s", all == 0 ? 100 : done * 100 / all, what);
        turn.print("\r" + String.format(Locale.ROOT, "%-" + (WIDTH - 1) + "s", text));
    }
}
