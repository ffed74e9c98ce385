// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.dialog;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// A modal window with a white body and a row of buttons at the lower right.
public final class DialogFrame {
    private static final int BUTTON_WIDTH = 96;

    private final Shell shell;
    private final Composite body;
    private final Composite buttons;

    /// @param id by which tests find the window
    public DialogFrame(Shell parent, String id, String title) {
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE);
        shell.setData("id", id);
        shell.setText(title);
        shell.setImages(parent.getImages());
        shell.setLayout(tight(new GridLayout(1, false)));
        Look look = Look.of(shell.getDisplay());
        body = new Composite(shell, SWT.NONE);
        body.setBackground(look.color(Tone.PAPER));
        body.setBackgroundMode(SWT.INHERIT_DEFAULT);
        body.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Label line = new Label(shell, SWT.NONE);
        line.setBackground(look.color(Tone.LINE));
        GridData thin = new GridData(SWT.FILL, SWT.FILL, true, false);
        thin.heightHint = 1;
        line.setLayoutData(thin);
        buttons = new Composite(shell, SWT.NONE);
        buttons.setBackground(look.color(Tone.CHROME));
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        GridLayout row = new GridLayout(0, false);
        row.marginWidth = 12;
        row.marginHeight = 10;
        row.horizontalSpacing = 8;
        buttons.setLayout(row);
    }

    public Shell shell() {
        return shell;
    }

    public Look look() {
        return Look.of(shell.getDisplay());
    }

    /// White; its layout is the caller's.
    public Composite body() {
        return body;
    }

    /// The row of buttons, for something at its left end: called before the first button.
    public void spring() {
        Label spring = new Label(buttons, SWT.NONE);
        spring.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ((GridLayout) buttons.getLayout()).numColumns++;
    }

    public Button button(String id, String label, Runnable pressed) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setData("id", id);
        button.setText(label);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
        data.widthHint = Math.max(BUTTON_WIDTH, button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x);
        button.setLayoutData(data);
        button.addListener(SWT.Selection, _ -> pressed.run());
        ((GridLayout) buttons.getLayout()).numColumns++;
        return button;
    }

    public void defaultButton(Button button) {
        shell.setDefaultButton(button);
        button.setFocus();
    }

    /// Shows it in the middle of its parent, as large as it needs and at least that large, until it is closed.
    public void run(int widthMin, int heightMin) {
        Point size = shell.computeSize(widthMin, SWT.DEFAULT);
        shell.setSize(Math.max(widthMin, size.x), Math.max(heightMin, size.y));
        centre();
        shell.open();
        Display display = shell.getDisplay();
        while (!shell.isDisposed()) if (!display.readAndDispatch()) display.sleep();
    }

    /// As large as its content wants now.
    public void fit() {
        Point size = shell.computeSize(shell.getSize().x, SWT.DEFAULT);
        shell.setSize(shell.getSize().x, size.y);
    }

    private void centre() {
        Rectangle around = shell.getParent().getBounds();
        Rectangle screen = shell.getMonitor().getClientArea();
        Point size = shell.getSize();
        int x = around.x + (around.width - size.x) / 2;
        int y = around.y + (around.height - size.y) / 2;
        shell.setLocation(
                Math.clamp(x, screen.x, Math.max(screen.x, screen.x + screen.width - size.x)),
                Math.clamp(y, screen.y, Math.max(screen.y, screen.y + screen.height - size.y)));
    }

    static GridLayout tight(GridLayout layout) {
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        return layout;
    }
}
