// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// One line of the Actions pane: icon and label, for mouse, keyboard and screen readers.
final class ActionItem {
    private static final int INDENT = 18;
    private static final int ICON = 16;
    private static final int GAP = 8;
    private static final int AIR = 10;

    private final Canvas canvas;
    private final Look look;
    private final String label;
    private final Optional<Image> image;
    private final Runnable pressed;
    private boolean hovered;

    ActionItem(Composite parent, String id, String label, Optional<Image> image, Runnable pressed) {
        this.label = label;
        this.image = image;
        this.pressed = pressed;
        look = Look.of(parent.getDisplay());
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", id);
        canvas.setBackground(look.color(Tone.PAPER));
        canvas.setCursor(parent.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = height();
        canvas.setLayoutData(data);
        listen();
        describe();
    }

    private int height() {
        GC gc = new GC(canvas);
        int height = Math.max(ICON, gc.getFontMetrics().getHeight()) + AIR;
        gc.dispose();
        return height;
    }

    private void listen() {
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseEnter, _ -> hover(true));
        canvas.addListener(SWT.MouseExit, _ -> hover(false));
        canvas.addListener(SWT.MouseUp, this::released);
        canvas.addListener(SWT.FocusIn, _ -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, _ -> canvas.redraw());
        canvas.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.CR || event.keyCode == ' ') pressed.run();
        });
        canvas.addListener(SWT.Traverse, event -> {
            // Enter and Space press it; everything else walks on.
            event.doit = event.detail != SWT.TRAVERSE_RETURN;
        });
    }

    private void describe() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = label;
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_PUSHBUTTON;
            }
        });
    }

    private void hover(boolean inside) {
        hovered = inside;
        canvas.redraw();
    }

    private void released(Event event) {
        if (event.button == 1 && canvas.getClientArea().contains(event.x, event.y)) pressed.run();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        if (hovered || canvas.isFocusControl()) {
            gc.setBackground(look.color(Tone.HOVER));
            gc.fillRectangle(area);
        }
        image.ifPresent(i -> gc.drawImage(i, INDENT, (area.height - ICON) / 2));
        gc.setForeground(look.color(hovered ? Tone.ACCENT : Tone.TEXT));
        Point size = gc.textExtent(label);
        gc.drawText(label, INDENT + ICON + GAP, (area.height - size.y) / 2, true);
        if (canvas.isFocusControl()) gc.drawFocus(2, 1, area.width - 4, area.height - 2);
    }
}
