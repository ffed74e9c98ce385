// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.enlighten.management.Inventory;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.View;
import org.enlighten.workbench.internal.dialog.ErrorDialog;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.model.Answers;
import org.enlighten.workbench.internal.window.MainWindow;

/// One run of the window: shown at once, filled when the workspace is open, and the workspace closed after it.
public final class DesktopRun {
    /// No display here: the launcher then starts the command line.
    static final int NO_DISPLAY = 69;

    private static final int NOT_OPENED = 1;

    private final ManagementService service;
    private final OpenSettings settings;
    private final List<Action> contributed;
    private final List<View> views;
    private boolean failed;
    private boolean telling;

    public DesktopRun(ManagementService service, OpenSettings settings, List<Action> contributed, List<View> views) {
        this.service = service;
        this.settings = settings;
        this.contributed = contributed;
        this.views = views;
    }

    /// Blocks until the window is closed.
    ///
    /// @return exit status: 0, 1 when the workspace could not be opened, 69 where there is no display
    public int run() {
        Optional<Display> display = display();
        if (display.isEmpty()) return NO_DISPLAY;
        run(display.get());
        return failed ? NOT_OPENED : 0;
    }

    private static Optional<Display> display() {
        Display.setAppName(Messages.text("app"));
        try {
            return Optional.of(new Display());
        } catch (SWTError | UnsatisfiedLinkError e) {
            System.getLogger(DesktopRun.class.getName()).log(System.Logger.Level.DEBUG, "no display", e);
            return Optional.empty();
        }
    }

    private void run(Display display) {
        MainWindow window = new MainWindow(display);
        display.setRuntimeExceptionHandler(mistake -> tell(window, mistake));
        window.open();
        CompletableFuture<World> opening = CompletableFuture.supplyAsync(this::open);
        Answers.hear(display, opening, world -> fill(window, world), failure -> refuse(window, failure));
        try {
            while (!window.shell().isDisposed()) if (!display.readAndDispatch()) display.sleep();
        } finally {
            display.dispose();
            // Also when the window was closed before the workspace was open.
            opening.thenAccept(world -> world.management().close())
                    .exceptionally(_ -> null)
                    .join();
        }
    }

    /// An open workspace and what is in it.
    private record World(Management management, Inventory inventory) {}

    /// On a thread of its own: reads files.
    private World open() {
        try {
            Management opened = service.open(settings);
            return new World(opened, opened.inventory().join());
        } catch (ManagementException e) {
            throw new CompletionException(e);
        }
    }

    private void fill(MainWindow window, World world) {
        if (window.shell().isDisposed()) return;
        BuiltInActions own = new BuiltInActions(contributed);
        window.fill(world.management(), world.inventory(), own.registry(), views);
        window.shell().addListener(SWT.Close, _ -> own.closeConnections());
    }

    /// A mistake of our own costs the action in which it was made, not the window.
    private void tell(MainWindow window, RuntimeException mistake) {
        System.getLogger(DesktopRun.class.getName()).log(System.Logger.Level.ERROR, "mistake in the window", mistake);
        if (telling || window.shell().isDisposed()) return;
        telling = true;
        ErrorDialog.show(
                window.shell(),
                Messages.text("attempt.act"),
                List.of(new ErrorDialog.Failure(Messages.text("failed.act"), "", ManagementException.of(mistake))));
        telling = false;
    }

    private void refuse(MainWindow window, ManagementException failure) {
        failed = true;
        if (window.shell().isDisposed()) return;
        ErrorDialog.show(
                window.shell(),
                Messages.text("attempt.open"),
                List.of(new ErrorDialog.Failure(Messages.text("failed.open", settings.workspace()), "", failure)));
        window.shell().close();
    }
}
