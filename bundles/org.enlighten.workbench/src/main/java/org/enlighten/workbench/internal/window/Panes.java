// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// The plain parts that panes are laid out with.
final class Panes {
    private Panes() {}

    /// A white column without margins.
    static Composite column(Composite parent) {
        Composite column = new Composite(parent, SWT.NONE);
        column.setBackground(Look.of(parent.getDisplay()).color(Tone.PAPER));
        column.setLayout(tight(1));
        return column;
    }

    static GridLayout tight(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        return layout;
    }

    static GridLayout roomy(int columns, int margin, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        return layout;
    }

    static GridData filling() {
        return new GridData(SWT.FILL, SWT.FILL, true, true);
    }

    static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /// A thin line across.
    static void line(Composite parent) {
        Label line = new Label(parent, SWT.NONE);
        line.setBackground(Look.of(parent.getDisplay()).color(Tone.LINE));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = 1;
        line.setLayoutData(data);
    }

    /// A grey sentence in the middle of an otherwise empty pane.
    static Composite empty(Composite parent, String sentence) {
        Composite page = new Composite(parent, SWT.NONE);
        Look look = Look.of(parent.getDisplay());
        page.setBackground(look.color(Tone.PAPER));
        page.setLayout(roomy(1, 12, 0));
        Label label = new Label(page, SWT.NONE);
        label.setData("id", "empty");
        label.setText(sentence);
        label.setBackground(look.color(Tone.PAPER));
        label.setForeground(look.color(Tone.QUIET));
        label.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        return page;
    }
}
