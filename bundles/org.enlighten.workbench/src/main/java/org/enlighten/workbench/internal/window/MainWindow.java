// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.management.Inventory;
import org.enlighten.management.Management;
import org.enlighten.workbench.View;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.Layout;
import org.enlighten.workbench.internal.model.Refresher;

/// The main window: an empty frame at once, and the world in it when its workspace is open.
public final class MainWindow {
    private static final int WIDTH = 1180;
    private static final int HEIGHT = 760;
    private static final int WIDTH_MIN = 800;
    private static final int HEIGHT_MIN = 500;

    private final Shell shell;
    private final Layout layout = new Layout();
    private final Composite waiting;

    public MainWindow(Display display) {
        Look look = Look.of(display);
        shell = new Shell(display, SWT.SHELL_TRIM);
        shell.setData("id", "main");
        shell.setText(Messages.text("product"));
        shell.setImages(new Image[] {look.icon("monitor", Tone.ACCENT), look.large("monitor", Tone.ACCENT)});
        shell.setMinimumSize(WIDTH_MIN, HEIGHT_MIN);
        shell.setBackground(look.color(Tone.CHROME));
        shell.setLayout(Panes.tight(1));
        WindowBars.begin(shell);
        waiting = Panes.empty(shell, Messages.text("opening"));
        waiting.setLayoutData(Panes.filling());
        layout.place("window", shell, WIDTH, HEIGHT);
    }

    public Shell shell() {
        return shell;
    }

    public void open() {
        shell.open();
    }

    /// Fills the frame. Called once.
    public void fill(Management management, Inventory first, ActionRegistry registry, List<View> views) {
        waiting.dispose();
        Refresher refresher = new Refresher(shell.getDisplay(), management);
        Desk desk = new Desk(shell, management, refresher, first);
        ActionMenus menus = new ActionMenus(registry, desk);
        Runnable connect = () -> registry.byId("vm.connect")
                .filter(action -> action.appliesTo(desk.selection()))
                .ifPresent(action -> action.run(desk));
        build(desk, registry, menus, views, connect);
        shell.layout(true, true);
        shell.addListener(SWT.Close, _ -> refresher.close());
        refresher.start();
    }

    private void build(Desk desk, ActionRegistry registry, ActionMenus menus, List<View> views, Runnable connect) {
        Composite tools = new Composite(shell, SWT.NONE);
        tools.setBackground(Look.of(shell.getDisplay()).color(Tone.CHROME));
        tools.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayout row = Panes.roomy(1, 4, 10);
        row.marginRight = 8;
        tools.setLayout(row);
        tools.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        Panes.line(shell);
        SashForm columns = new SashForm(shell, SWT.HORIZONTAL | SWT.SMOOTH);
        columns.setBackground(Look.of(shell.getDisplay()).color(Tone.LINE));
        columns.setSashWidth(4);
        columns.setLayoutData(Panes.filling());
        ScopeTree tree = new ScopeTree(columns, desk, menus);
        CentrePane centre = new CentrePane(columns, desk, registry, menus, layout, views, connect);
        ActionsPane actions = new ActionsPane(columns, desk, registry);
        columns.setWeights(layout.numbers("sashes.window", 16, 60, 24));
        Panes.line(shell);
        new StatusBar(shell, desk);
        new WindowBars(
                shell,
                tools,
                desk,
                menus,
                () -> toggle(columns, tree.control()),
                () -> toggle(columns, actions.control()));
        shell.addListener(SWT.Close, _ -> keep(columns, centre));
        centre.focus();
    }

    private static void toggle(SashForm columns, Control part) {
        part.setVisible(!part.getVisible());
        columns.layout();
    }

    private void keep(SashForm columns, CentrePane centre) {
        layout.keep("window", shell);
        layout.keep("sashes.window", columns.getWeights());
        centre.keepLayout(layout);
        layout.flush();
    }
}
