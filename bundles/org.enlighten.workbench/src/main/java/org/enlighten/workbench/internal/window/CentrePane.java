// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.enlighten.management.HostView;
import org.enlighten.workbench.View;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.Layout;

/// The middle of the window: list, snapshots and details of a host; or why there is no list; or the welcome.
final class CentrePane {
    private final Desk desk;
    private final Composite pane;
    private final StackLayout pages = new StackLayout();
    private final Composite welcome;
    private final HostPage hostPage;
    private final SashForm managePage;
    private final Band band;
    private final Composite list;
    private final StackLayout listPages = new StackLayout();
    private final VmTable table;
    private final Composite empty;

    CentrePane(
            Composite parent,
            Desk desk,
            ActionRegistry registry,
            ActionMenus menus,
            Layout layout,
            List<View> views,
            Runnable connect) {
        this.desk = desk;
        pane = new Composite(parent, SWT.NONE);
        pane.setLayout(pages);
        welcome = WelcomePage.create(pane, desk);
        hostPage = new HostPage(pane, desk, registry);
        managePage = new SashForm(pane, SWT.VERTICAL | SWT.SMOOTH);
        managePage.setBackground(Look.of(parent.getDisplay()).color(Tone.LINE));
        managePage.setSashWidth(4);
        Composite upper = Panes.column(managePage);
        band = new Band(upper, Messages.text("list.title"));
        list = new Composite(upper, SWT.NONE);
        list.setLayout(listPages);
        list.setLayoutData(Panes.filling());
        table = new VmTable(list, desk, registry, menus, layout);
        empty = Panes.empty(list, Messages.text("list.empty"));
        new SnapshotPane(managePage, desk);
        new DetailsPane(managePage, desk, views, connect);
        managePage.setWeights(layout.numbers("sashes.centre", 38, 14, 48));
        desk.onChange(this::update);
        update();
    }

    private void update() {
        Optional<HostView> host = desk.selection().host();
        if (host.isEmpty()) top(pane, pages, welcome);
        else if (!host.get().manageable()) {
            hostPage.show(host.get());
            top(pane, pages, hostPage.control());
        } else {
            band.text(Messages.text("list.title"));
            top(list, listPages, desk.vmsOfHost().isEmpty() ? empty : table.control());
            top(pane, pages, managePage);
        }
    }

    private static void top(Composite stack, StackLayout pages, Control page) {
        if (pages.topControl == page) return;
        pages.topControl = page;
        stack.layout();
    }

    void keepLayout(Layout layout) {
        layout.keep("sashes.centre", managePage.getWeights());
        table.keepLayout();
    }

    void focus() {
        table.control().setFocus();
    }
}
