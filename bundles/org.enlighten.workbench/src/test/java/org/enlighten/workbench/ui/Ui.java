// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.View;
import org.enlighten.workbench.fake.FakeManagement;
import org.enlighten.workbench.internal.DesktopRun;

/// A workbench that runs, seen from outside: widgets are found by their ids, clicks and keys come from the X server.
final class Ui implements AutoCloseable {
    static final long WAIT_MS = 20_000;
    private static final ExecutorService UI_THREAD = Executors.newSingleThreadExecutor(
            work -> windowThread = Thread.ofPlatform().daemon().unstarted(work));
    private static volatile Thread windowThread;
    private static final Path SHOTS = Path.of("target", "screenshots");

    private final VirtualScreen screen;
    private final CompletableFuture<Integer> run;
    private final Display display;

    private Ui(VirtualScreen screen, CompletableFuture<Integer> run, Display display) {
        this.screen = screen;
        this.run = run;
        this.display = display;
    }

    static Ui open(FakeManagement management) throws IOException {
        return open(_ -> management, List.of(), List.of());
    }

    /// With the layout that the last one left.
    static Ui openAgain(FakeManagement management) throws IOException {
        Ui ui = start(_ -> management, List.of(), List.of());
        ui.widget("scope.tree");
        return ui;
    }

    static Ui open(ManagementService service, List<Action> actions, List<View> views) throws IOException {
        forget();
        Ui ui = start(service, actions, views);
        ui.widget("scope.tree");
        return ui;
    }

    /// Where the workspace does not open.
    static Ui refused(ManagementService service) throws IOException {
        forget();
        return start(service, List.of(), List.of());
    }

    private static Ui start(ManagementService service, List<Action> actions, List<View> views) throws IOException {
        VirtualScreen screen = VirtualScreen.open();
        OpenSettings settings = new OpenSettings("/lab/workspace", OptionalLong.empty(), OpenSettings.Clock.OWN_THREAD);
        CompletableFuture<Display> shown = new CompletableFuture<>();
        // The workspace is opened when the window is there already.
        ManagementService told = opening -> {
            shown.complete(Display.findDisplay(windowThread));
            return service.open(opening);
        };
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> new DesktopRun(told, settings, actions, views).run(), UI_THREAD);
        return new Ui(
                screen, run, shown.orTimeout(WAIT_MS, TimeUnit.MILLISECONDS).join());
    }

    /// Every test begins with the layout of a first start.
    private static void forget() {
        try {
            Preferences.userRoot().node("org/enlighten/workbench").clear();
        } catch (BackingStoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits for something to be there.
    static <T> T until(String what, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MS);
        while (System.nanoTime() < deadline) {
            Optional<T> found = look.get();
            if (found.isPresent()) return found.get();
            pause(30);
        }
        throw new AssertionError("not within " + WAIT_MS + " ms: " + what);
    }

    static void eventually(String what, BooleanSupplier holds) {
        until(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs on the window's thread.
    <T> T ask(Supplier<T> question) {
        return display.syncCall(question::get);
    }

    /// The visible widget with that id in the topmost window that has one; waits for it.
    Widget widget(String id) {
        return until("a widget with the id " + id, () -> ask(() -> find(id)));
    }

    boolean shows(String id) {
        return ask(() -> find(id).isPresent());
    }

    private Optional<Widget> find(String id) {
        Shell[] shells = display.getShells();
        for (int i = shells.length - 1; i >= 0; i--) {
            Optional<Widget> found = find(shells[i], id);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static Optional<Widget> find(Control control, String id) {
        if (!control.isVisible()) return Optional.empty();
        if (id.equals(control.getData("id"))) return Optional.of(control);
        if (control instanceof ToolBar bar)
            for (ToolItem item : bar.getItems()) if (id.equals(item.getData("id"))) return Optional.of(item);
        if (control instanceof Composite composite && !(control instanceof TabFolder))
            for (Control child : composite.getChildren()) {
                Optional<Widget> found = find(child, id);
                if (found.isPresent()) return found;
            }
        return Optional.empty();
    }

    <W extends Widget, T> T of(String id, Class<W> type, Function<W, T> question) {
        Widget widget = widget(id);
        return ask(() -> question.apply(type.cast(widget)));
    }

    /// Clicks the middle of a widget with the mouse.
    void click(String id) {
        Rectangle area = until("the place of " + id, () -> Optional.of(place(widget(id))));
        click(area.x + Math.min(area.width / 2, 60), area.y + area.height / 2);
    }

    void click(int x, int y) {
        screen.xdotool("mousemove", String.valueOf(x), String.valueOf(y), "sleep", "0.1", "click", "1");
        pause(80);
    }

    void xdotool(String... arguments) {
        screen.xdotool(arguments);
    }

    /// Presses keys, as xdotool names them.
    void key(String... keys) {
        for (String key : keys) {
            screen.xdotool("key", key);
            pause(40);
        }
    }

    void type(String text) {
        screen.xdotool("type", "--delay", "20", text);
        pause(80);
    }

    private Rectangle place(Widget widget) {
        return ask(() -> switch (widget) {
            case ToolItem item -> display.map(item.getParent(), null, item.getBounds());
            case Control control -> display.map(control.getParent(), null, control.getBounds());
            default -> throw new IllegalArgumentException(String.valueOf(widget));
        });
    }

    /// Moves and sizes the main window, its decorations included.
    void size(int width, int height) {
        Widget main = widget("main");
        ask(() -> {
            Shell shell = (Shell) main;
            shell.setMaximized(false);
            shell.setBounds(0, 0, width + 4, height + 5);
            return true;
        });
        pause(500);
    }

    /// Writes what the screen shows to `target/screenshots`.
    void shot(String name, int width, int height) throws IOException {
        pause(400);
        Files.createDirectories(SHOTS);
        ImageData data = ask(() -> {
            while (display.readAndDispatch()) {}
            Image image = new Image(display, width, height);
            GC gc = new GC(display);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            ImageData picture = image.getImageData(100);
            image.dispose();
            return picture;
        });
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        loader.save(SHOTS.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
    }

    /// The exit status, once the window is closed.
    int status() throws Exception {
        return run.get(WAIT_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws ManagementException {
        if (!run.isDone())
            display.asyncExec(() -> {
                for (Shell shell : display.getShells()) if (!shell.isDisposed()) shell.close();
            });
        try {
            status();
        } catch (Exception e) {
            throw new AssertionError("the window did not end", e);
        }
    }
}
