// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.chipset.TextScreen;
import org.enlighten.platform.ScreenView;

/// A motherboard's text screen as front ends get it.
final class Screens {
    /// What all machines that are off show.
    static final ScreenView DARK = ScreenView.blank();

    private Screens() {}

    static ScreenView view(TextScreen screen) {
        List<String> rows = new ArrayList<>(screen.rows());
        for (int r = 0; r < screen.rows(); r++) rows.add(screen.row(r));
        int cursor = Math.max(0, screen.cursorAt());
        return new ScreenView(rows, screen.attributes(), cursor / screen.columns(), cursor % screen.columns());
    }
}
