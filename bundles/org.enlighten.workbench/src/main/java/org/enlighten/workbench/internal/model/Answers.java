// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.model;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.enlighten.management.ManagementException;

/// The way of an answer from the simulation's thread to the window's.
public final class Answers {
    private Answers() {}

    /// Calls `done` or `failed` on the display's thread; neither when the display is gone by then.
    public static <T> void hear(
            Display display, CompletableFuture<T> future, Consumer<T> done, Consumer<ManagementException> failed) {
        future.whenComplete((value, failure) -> post(display, () -> {
            if (failure == null) done.accept(value);
            else failed.accept(ManagementException.of(failure));
        }));
    }

    public static void post(Display display, Runnable work) {
        try {
            display.asyncExec(() -> {
                if (!display.isDisposed()) work.run();
            });
        } catch (SWTException gone) {
            // The window was closed between the answer and now: nobody is left to hear it.
            return;
        }
    }
}
