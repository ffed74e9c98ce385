// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// The title above a pane.
final class Band {
    private static final int INDENT = 10;
    private static final int AIR = 12;

    private final Canvas canvas;
    private final Look look;
    private String text;

    Band(Composite parent, String text) {
        this.text = text;
        look = Look.of(parent.getDisplay());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setBackground(look.color(Tone.BAND));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = height();
        canvas.setLayoutData(data);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
    }

    private int height() {
        GC gc = new GC(canvas);
        gc.setFont(look.bold());
        int height = gc.getFontMetrics().getHeight() + AIR;
        gc.dispose();
        return height;
    }

    void text(String changed) {
        if (changed.equals(text)) return;
        text = changed;
        canvas.redraw();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setFont(look.bold());
        gc.setForeground(look.color(Tone.TITLE));
        Point size = gc.textExtent(text);
        gc.drawText(text, INDENT, (area.height - size.y) / 2, true);
        gc.setForeground(look.color(Tone.LINE));
        gc.drawLine(0, area.height - 1, area.width, area.height - 1);
    }
}
