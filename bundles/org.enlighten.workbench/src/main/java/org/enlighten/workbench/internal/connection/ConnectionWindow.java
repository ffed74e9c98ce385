// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.management.Operation;
import org.enlighten.management.VmConsole;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.ScreenFeed;

/// Screen and keyboard of one virtual machine, in a window of its own. Closing it changes nothing about the machine.
final class ConnectionWindow {
    private static final int CASCADE = 80;
    /// Desktops on GTK keep Ctrl, Alt and arrows for themselves.
    private static final String RELEASE =
            SWT.getPlatform().equals("gtk") ? "connection.release.tap" : "connection.release";
    private static final int FEED_MS = 40;
    private static final int LOOK_MS = 250;
    private static final String SECURE_ATTENTION = "Ctrl+Alt+Delete";

    private final ConnectionDesk desk;
    private final ActionRegistry registry;
    private final Shell shell;
    private final ScreenCanvas screen;
    private final PowerBar power;
    private final Label status;
    private final Label hint;
    private final ScreenFeed feed;
    private final VmConsole console;

    ConnectionWindow(Workbench main, ActionRegistry registry, VmView vm) {
        this.registry = registry;
        shell = new Shell(main.shell().getDisplay(), SWT.SHELL_TRIM);
        shell.setData("id", "connection");
        shell.setImages(main.shell().getImages());
        desk = new ConnectionDesk(main, shell, vm);
        console = main.management().host(vm.host()).vms().console(vm.id());
        Look look = Look.of(shell.getDisplay());
        GridLayout rows = new GridLayout(1, false);
        rows.marginWidth = 0;
        rows.marginHeight = 0;
        rows.verticalSpacing = 0;
        shell.setLayout(rows);
        power = new PowerBar(shell, desk, registry, this::secureAttention);
        screen = new ScreenCanvas(shell);
        GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
        size.widthHint = ScreenCanvas.WIDTH;
        size.heightHint = ScreenCanvas.HEIGHT;
        screen.control().setLayoutData(size);
        Composite bar = statusBar(look);
        status = label(bar, look, "connection.status", true);
        hint = label(bar, look, "connection.hint", false);
        menus();
        new Keyboard(screen.control(), console::scanCodes, this::captured);
        feed = new ScreenFeed(shell.getDisplay(), main.management(), vm.host(), vm.id(), FEED_MS, screen::show);
        shell.addListener(SWT.Close, _ -> feed.close());
        look();
        Point wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        shell.setSize(wanted);
        place(main.shell().getBounds(), wanted);
        shell.open();
        screen.control().setFocus();
        shell.getDisplay().asyncExec(this::grow);
    }

    /// By what the menu bar took from the screen: the toolkit does not count it beforehand.
    private void grow() {
        if (shell.isDisposed()) return;
        Rectangle area = screen.control().getClientArea();
        Point size = shell.getSize();
        shell.setSize(
                size.x + Math.max(0, ScreenCanvas.WIDTH - area.width),
                size.y + Math.max(0, ScreenCanvas.HEIGHT - area.height));
    }

    /// Over the main window, a little lower and further right, and on the screen.
    private void place(Rectangle main, Point size) {
        Rectangle area = shell.getMonitor().getClientArea();
        int x = Math.min(main.x + CASCADE, area.x + area.width - size.x);
        int y = Math.min(main.y + CASCADE, area.y + area.height - size.y);
        shell.setLocation(Math.max(area.x, x), Math.max(area.y, y));
    }

    Shell shell() {
        return shell;
    }

    private Composite statusBar(Look look) {
        Composite bar = new Composite(shell, SWT.NONE);
        bar.setBackground(look.color(Tone.CHROME));
        bar.setBackgroundMode(SWT.INHERIT_FORCE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 10;
        layout.marginHeight = 5;
        bar.setLayout(layout);
        return bar;
    }

    private static Label label(Composite bar, Look look, String id, boolean wide) {
        Label label = new Label(bar, wide ? SWT.LEFT : SWT.RIGHT);
        label.setData("id", id);
        label.setForeground(look.color(Tone.QUIET));
        label.setLayoutData(new GridData(wide ? SWT.FILL : SWT.RIGHT, SWT.CENTER, wide, false));
        return label;
    }

    private void menus() {
        Menu bar = new Menu(shell, SWT.BAR);
        shell.setMenuBar(bar);
        Menu file = menu(bar, "menu.file");
        item(file, "menu.exit", shell::close);
        Menu action = menu(bar, "menu.action");
        ActionMenus fill = new ActionMenus(registry, desk);
        action.addListener(SWT.Show, _ -> {
            fill.fill(action, Action.Target.VM);
            new MenuItem(action, SWT.SEPARATOR, 0);
            MenuItem attention = new MenuItem(action, SWT.PUSH, 0);
            attention.setText(Messages.text("connection.cad"));
            attention.addListener(SWT.Selection, _ -> secureAttention());
        });
        Menu media = menu(bar, "menu.media");
        new MediaMenu(desk, media);
        Menu clipboard = menu(bar, "menu.clipboard");
        item(clipboard, "connection.paste", this::typeClipboard);
        // A menu that is shut has no keys here: they are the guest's.
    }

    private void captured(boolean keys) {
        if (hint.isDisposed()) return;
        hint.setText(Messages.text(keys ? RELEASE : "connection.capture"));
        hint.getParent().layout();
    }

    private Menu menu(Menu bar, String key) {
        MenuItem head = new MenuItem(bar, SWT.CASCADE);
        head.setText(Messages.text(key));
        Menu menu = new Menu(shell, SWT.DROP_DOWN);
        head.setMenu(menu);
        return menu;
    }

    private static void item(Menu menu, String key, Runnable chosen) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(Messages.text(key));
        item.addListener(SWT.Selection, _ -> chosen.run());
    }

    private void secureAttention() {
        keys(console.press(SECURE_ATTENTION));
        screen.control().setFocus();
    }

    private void typeClipboard() {
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        if (text instanceof String typed && !typed.isEmpty()) keys(console.type(typed));
    }

    private void keys(Operation<Integer> typing) {
        String name = desk.selection().single().map(VmView::name).orElse("");
        desk.whenDone(
                typing.result(),
                _ -> {},
                failure ->
                        desk.tellFailure(Messages.text("attempt.keys"), Messages.text("failed.keys", name), failure));
    }

    /// Shows what the main window's latest inventory says, until this window is closed.
    private void look() {
        if (shell.isDisposed()) return;
        Optional<VmView> vm = desk.selection().single();
        if (vm.isEmpty()) {
            shell.close();
            return;
        }
        String title =
                Messages.text("connection.title", vm.get().name(), vm.get().host());
        if (!title.equals(shell.getText())) shell.setText(title);
        screen.show(vm.get().name(), vm.get().state());
        String told = Messages.text("connection.status", vm.get().state().label());
        if (!told.equals(status.getText())) {
            status.setText(told);
            status.getParent().layout();
        }
        power.update();
        shell.getDisplay().timerExec(LOOK_MS, this::look);
    }

    static List<String> bar() {
        return List.of("vm.start", "vm.turnoff", "vm.shutdown", "vm.pause", "vm.resume", "vm.reset");
    }
}
