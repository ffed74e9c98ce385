// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// A group of the Actions pane, with a head that folds it.
final class ActionGroup {
    private static final int INDENT = 10;
    private static final int ICON = 16;
    private static final int AIR = 12;

    /// What is shown; the group is built anew only when this changed.
    private record Content(String title, List<String> items) {}

    private final Desk desk;
    private final Composite pane;
    private final Canvas head;
    private final Composite list;
    private final Look look;
    private final Runnable resized;
    private Content content = new Content("", List.of());
    private boolean folded;

    ActionGroup(Composite parent, Desk desk, String id, Runnable resized) {
        this.desk = desk;
        this.resized = resized;
        look = Look.of(parent.getDisplay());
        pane = Panes.column(parent);
        pane.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        head = new Canvas(pane, SWT.DOUBLE_BUFFERED);
        head.setData("id", id);
        head.setBackground(look.color(Tone.HOVER));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = ICON + AIR;
        head.setLayoutData(data);
        head.addListener(SWT.Paint, event -> paint(event.gc));
        head.addListener(SWT.MouseUp, _ -> fold());
        list = Panes.column(pane);
        list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    void show(String title, List<Action> actions) {
        List<String> items =
                actions.stream().map(action -> action.id() + "=" + text(action)).toList();
        Content fresh = new Content(title, items);
        if (fresh.equals(content)) return;
        boolean renamed = !content.title().equals(title);
        content = fresh;
        for (Control child : list.getChildren()) child.dispose();
        for (Action action : actions)
            new ActionItem(list, action.id(), text(action), ActionRegistry.image(action, look), () -> run(action));
        visible(pane, !actions.isEmpty());
        if (renamed) head.redraw();
        resized.run();
    }

    /// A menu's name goes before the name of what lies in it.
    private String text(Action action) {
        String label = action.label(desk.selection());
        return action.submenu().isEmpty() ? label : Messages.text("actions.in.menu", action.submenu(), label);
    }

    /// After the mouse event: the action may change this pane.
    private void run(Action action) {
        pane.getDisplay().asyncExec(() -> {
            if (!pane.isDisposed()) action.run(desk);
        });
    }

    private void fold() {
        folded = !folded;
        visible(list, !folded);
        head.redraw();
        resized.run();
    }

    private static void visible(Composite part, boolean shown) {
        part.setVisible(shown);
        ((GridData) part.getLayoutData()).exclude = !shown;
    }

    private void paint(GC gc) {
        Rectangle area = head.getClientArea();
        Image chevron = look.icon(folded ? "chevron-right" : "chevron-down", Tone.QUIET);
        gc.drawImage(chevron, area.width - ICON - INDENT, (area.height - ICON) / 2);
        gc.setFont(look.bold());
        gc.setForeground(look.color(Tone.TITLE));
        Point size = gc.textExtent(content.title());
        gc.setClipping(INDENT, 0, Math.max(0, area.width - 2 * INDENT - ICON - INDENT), area.height);
        gc.drawText(content.title(), INDENT, (area.height - size.y) / 2, true);
    }
}
