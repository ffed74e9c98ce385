// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.dialog.Questions;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Menu bar and tool bar of the main window.
final class WindowBars {
    private final Shell shell;
    private final Desk desk;
    private final ActionMenus menus;
    private final Look look;
    private final Menu bar;
    private final Menu actions;
    private final TimeControl time;
    private final ToolBar tools;

    /// @param tree shows or hides the tree
    /// @param pane shows or hides the Actions pane
    WindowBars(Shell shell, Composite toolRow, Desk desk, ActionMenus menus, Runnable tree, Runnable pane) {
        this.shell = shell;
        this.desk = desk;
        this.menus = menus;
        look = Look.of(shell.getDisplay());
        tools = new ToolBar(toolRow, SWT.FLAT);
        tool("tool.tree", "panel-left", tree);
        tool("tool.pane", "panel-right", pane);
        new ToolItem(tools, SWT.SEPARATOR);
        tool("host.refresh", "refresh-cw", desk::refresh);
        tool("tool.help", "circle-question-mark", this::about);
        tools.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        time = new TimeControl(toolRow, desk);
        ((GridLayout) toolRow.getLayout()).numColumns = toolRow.getChildren().length;
        bar = shell.getMenuBar();
        actions = menu("menu.action");
        actions.addListener(SWT.Show, _ -> fill());
        Menu view = menu("menu.view");
        item(view, "tool.tree", 0, tree);
        item(view, "tool.pane", 0, pane);
        Menu simulation = menu("menu.simulation");
        item(simulation, "menu.pause", SWT.MOD1 | SWT.MOD2 | ' ', time::pauseOrRun);
        item(simulation, "menu.step", SWT.MOD1 | '.', time::step);
        Menu help = menu("menu.help");
        item(help, "menu.about", 0, this::about);
        desk.onChange(this::fill);
        fill();
    }

    /// The part of the menu bar that is there from the beginning: it takes its room before the window is laid out.
    static void begin(Shell shell) {
        Menu bar = new Menu(shell, SWT.BAR);
        shell.setMenuBar(bar);
        Menu file = menu(shell, bar, "menu.file");
        item(file, "menu.exit", SWT.MOD1 | 'Q', shell::close);
    }

    private void tool(String id, String icon, Runnable pressed) {
        ToolItem item = new ToolItem(tools, SWT.PUSH);
        item.setData("id", "tool." + id);
        item.setImage(look.icon(icon, Tone.QUIET));
        item.setToolTipText(Messages.text(id));
        item.addListener(SWT.Selection, _ -> pressed.run());
    }

    private Menu menu(String key) {
        return menu(shell, bar, key);
    }

    private static Menu menu(Shell shell, Menu bar, String key) {
        MenuItem head = new MenuItem(bar, SWT.CASCADE);
        head.setText(Messages.text(key));
        Menu menu = new Menu(shell, SWT.DROP_DOWN);
        head.setMenu(menu);
        return menu;
    }

    private static void item(Menu menu, String key, int accelerator, Runnable chosen) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(Messages.text(key) + (accelerator == 0 ? "" : "\t" + Messages.text(key + ".key")));
        item.setData("id", key);
        if (accelerator != 0) item.setAccelerator(accelerator);
        item.addListener(SWT.Selection, _ -> chosen.run());
    }

    /// The menu lives while it is shut too: its keys do.
    private void fill() {
        if (!actions.isVisible()) menus.fill(actions, Action.Target.HOST, Action.Target.VM);
    }

    private void about() {
        Questions.tell(
                shell,
                Messages.text("menu.about"),
                Messages.text("about", desk.management().workspace()));
    }
}
