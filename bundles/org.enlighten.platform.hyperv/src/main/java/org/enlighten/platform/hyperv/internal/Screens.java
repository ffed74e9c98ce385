// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.chipset.TextScreen;
import org.enlighten.platform.ScreenView;

/// A motherboard's text screen as front ends get it.
final class Screens {
    private Screens() {}

    static ScreenView view(TextScreen screen) {
        List<String> rows = new ArrayList<>(screen.rows());
        for (int r = 0; r < screen.rows(); r++) rows.add(padded(screen.line(r), screen.columns()));
        int cursor = Math.max(0, screen.cursorAt());
        return new ScreenView(rows, screen.attributes(), cursor / screen.columns(), cursor % screen.columns());
    }

    private static String padded(String line, int columns) {
        return line + " ".repeat(columns - line.length());
    }
}
