// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The tool bar of a connection window, from the registry. Here an action that does not apply is greyed, not absent.
final class PowerBar {
    private final Workbench desk;
    private final Map<Action, ToolItem> items = new LinkedHashMap<>();

    PowerBar(Composite parent, Workbench desk, ActionRegistry registry, Runnable secureAttention) {
        this.desk = desk;
        Look look = Look.of(parent.getDisplay());
        Composite row = new Composite(parent, SWT.NONE);
        row.setBackground(look.color(Tone.CHROME));
        row.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 4;
        layout.marginHeight = 3;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        ToolBar bar = new ToolBar(row, SWT.FLAT);
        ToolItem attention = new ToolItem(bar, SWT.PUSH);
        attention.setData("id", "connection.cad");
        attention.setImage(look.icon("keyboard", Tone.QUIET));
        attention.setToolTipText(Messages.text("connection.cad"));
        attention.addListener(SWT.Selection, _ -> secureAttention.run());
        new ToolItem(bar, SWT.SEPARATOR);
        for (String id : ConnectionWindow.bar()) registry.byId(id).ifPresent(action -> item(bar, look, action));
        Label line = new Label(parent, SWT.NONE);
        line.setBackground(look.color(Tone.LINE));
        GridData thin = new GridData(SWT.FILL, SWT.FILL, true, false);
        thin.heightHint = 1;
        line.setLayoutData(thin);
    }

    private void item(ToolBar bar, Look look, Action action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setData("id", "connection." + action.id());
        ActionRegistry.image(action, look).ifPresent(item::setImage);
        item.setToolTipText(action.label(desk.selection()));
        item.addListener(SWT.Selection, _ -> action.run(desk));
        items.put(action, item);
    }

    void update() {
        items.forEach((action, item) -> {
            boolean applies = action.appliesTo(desk.selection());
            if (item.getEnabled() != applies) item.setEnabled(applies);
        });
    }
}
