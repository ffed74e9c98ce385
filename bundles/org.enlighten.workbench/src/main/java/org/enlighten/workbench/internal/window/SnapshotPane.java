// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.enlighten.workbench.internal.look.Messages;

/// The middle pane. This version takes no snapshots yet, so all that it has to tell is that there are none.
final class SnapshotPane {
    private final Desk desk;
    private final Composite pane;
    private final Label sentence;

    SnapshotPane(Composite parent, Desk desk) {
        this.desk = desk;
        pane = Panes.column(parent);
        new Band(pane, Messages.text("snapshots.title"));
        Composite page = Panes.empty(pane, Messages.text("snapshots.unselected"));
        page.setLayoutData(Panes.filling());
        sentence = (Label) page.getChildren()[0];
        sentence.setData("id", "snapshots.sentence");
        desk.onChange(this::update);
    }

    Composite control() {
        return pane;
    }

    private void update() {
        int selected = desk.selection().vms().size();
        String key = selected == 1 ? "snapshots.none" : selected == 0 ? "snapshots.unselected" : "snapshots.several";
        String text = Messages.text(key);
        if (text.equals(sentence.getText())) return;
        sentence.setText(text);
        sentence.getParent().layout();
    }
}
