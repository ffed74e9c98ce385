// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// Names and values in two aligned columns. Rows are added and taken away as the facts change.
final class FactGrid {
    /// One line.
    record Fact(String name, String value) {}

    private final Composite grid;
    private final Look look;
    private List<Fact> shown = List.of();

    FactGrid(Composite parent) {
        look = Look.of(parent.getDisplay());
        grid = new Composite(parent, SWT.NONE);
        grid.setBackground(look.color(Tone.PAPER));
        grid.setLayout(Panes.roomy(2, 12, 6));
    }

    Composite control() {
        return grid;
    }

    void show(List<Fact> facts) {
        if (facts.equals(shown)) return;
        Control[] labels = grid.getChildren();
        if (facts.size() != shown.size()) {
            for (Control label : labels) label.dispose();
            for (Fact fact : facts) row(fact);
        } else {
            for (int i = 0; i < facts.size(); i++) {
                set((Label) labels[2 * i], facts.get(i).name());
                set((Label) labels[2 * i + 1], facts.get(i).value());
            }
        }
        shown = List.copyOf(facts);
        grid.layout();
    }

    private static void set(Label label, String text) {
        String shown = text.replace("&", "&&");
        if (!label.getText().equals(shown)) label.setText(shown);
    }

    private void row(Fact fact) {
        label(fact.name(), Tone.QUIET, new GridData(SWT.LEFT, SWT.TOP, false, false));
        label(fact.value(), Tone.TEXT, new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    private void label(String text, Tone tone, GridData data) {
        Label label = new Label(grid, SWT.WRAP);
        label.setBackground(look.color(Tone.PAPER));
        label.setForeground(look.color(tone));
        set(label, text);
        label.setLayoutData(data);
    }
}
