// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.dialog;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// Fields in two aligned columns, label and control, on white. Whatever is changed goes to its consumer at once.
public final class Form {
    private static final int INDENT = 24;
    private static final int WRAP = 380;

    private final Composite grid;
    private final Look look;

    public Form(Composite parent) {
        look = Look.of(parent.getDisplay());
        grid = new Composite(parent, SWT.NONE);
        grid.setBackground(look.color(Tone.PAPER));
        grid.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 12;
        layout.verticalSpacing = 10;
        grid.setLayout(layout);
    }

    public Composite control() {
        return grid;
    }

    /// A paragraph across both columns.
    public Label paragraph(String text) {
        return label(text, Tone.TEXT, 2, 0);
    }

    /// A quiet line below a field, in its column.
    public Label hint(String text) {
        new Label(grid, SWT.NONE);
        return label(text, Tone.QUIET, 1, 0);
    }

    /// The head of a part of the form.
    public void heading(String text) {
        label(text, Tone.TITLE, 2, 0).setFont(look.bold());
    }

    private Label label(String text, Tone tone, int span, int indent) {
        Label label = new Label(grid, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setForeground(look.color(tone));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1);
        data.widthHint = WRAP;
        data.horizontalIndent = indent;
        label.setLayoutData(data);
        return label;
    }

    private void name(String text, boolean indented) {
        Label label = new Label(grid, SWT.NONE);
        label.setText(text);
        label.setForeground(look.color(Tone.TEXT));
        GridData data = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        if (indented) data.horizontalIndent = INDENT;
        label.setLayoutData(data);
    }

    public Text text(String id, String label, boolean indented, String value, Consumer<String> changed) {
        name(label, indented);
        Text text = new Text(grid, SWT.BORDER | SWT.SINGLE);
        text.setData("id", id);
        text.setText(value);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.addListener(SWT.Modify, _ -> changed.accept(text.getText()));
        return text;
    }

    /// A text of several lines that takes the room that is left.
    public Text area(String id, String value, Consumer<String> changed) {
        Text text = new Text(grid, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        text.setData("id", id);
        text.setText(value);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.heightHint = 140;
        data.widthHint = WRAP;
        text.setLayoutData(data);
        text.addListener(SWT.Modify, _ -> changed.accept(text.getText()));
        return text;
    }

    /// @param unit what follows the number; empty for nothing
    public Spinner number(
            String id,
            String label,
            boolean indented,
            int value,
            int min,
            int max,
            String unit,
            Consumer<Integer> set) {
        name(label, indented);
        Composite row = new Composite(grid, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Spinner spinner = new Spinner(row, SWT.BORDER);
        spinner.setData("id", id);
        spinner.setValues(value, min, max, 0, 1, 10);
        spinner.addListener(SWT.Modify, _ -> set.accept(spinner.getSelection()));
        Label after = new Label(row, SWT.NONE);
        after.setText(unit);
        after.setForeground(look.color(Tone.QUIET));
        return spinner;
    }

    public Button radio(String id, String label, boolean chosen, Runnable picked) {
        Button button = box(SWT.RADIO, id, label, chosen);
        button.addListener(SWT.Selection, _ -> {
            if (button.getSelection()) picked.run();
        });
        return button;
    }

    public Button check(String id, String label, boolean ticked, Consumer<Boolean> changed) {
        Button button = box(SWT.CHECK, id, label, ticked);
        button.addListener(SWT.Selection, _ -> changed.accept(button.getSelection()));
        return button;
    }

    private Button box(int style, String id, String label, boolean selected) {
        Button button = new Button(grid, style);
        button.setData("id", id);
        button.setText(label);
        button.setSelection(selected);
        button.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, true, false, 2, 1));
        return button;
    }

    public Combo choice(
            String id, String label, boolean indented, List<String> items, int chosen, Consumer<Integer> picked) {
        name(label, indented);
        Combo combo = new Combo(grid, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setData("id", id);
        items.forEach(combo::add);
        if (!items.isEmpty()) combo.select(Math.clamp(chosen, 0, items.size() - 1));
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        combo.addListener(SWT.Selection, _ -> picked.accept(combo.getSelectionIndex()));
        return combo;
    }
}
