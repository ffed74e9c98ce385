// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.management.Inventory;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.osgi.annotation.versioning.ProviderType;

/// The window that actions and views are shown in.
@ProviderType
public interface Workbench {
    Management management();

    /// Parent of dialogs.
    Shell shell();

    Selection selection();

    /// All there is, as of the last refresh.
    Inventory inventory();

    /// Asks for a fresh inventory now.
    void refresh();

    /// Hears of the end of `future` on the toolkit's thread; of nothing when the window was closed before.
    <T> void whenDone(CompletableFuture<T> future, Consumer<T> done, Consumer<ManagementException> failed);

    /// Shows why something was not done.
    ///
    /// @param attempt what was attempted, as the end of "An error occurred while attempting to ..."
    /// @param object the sentence that names the object, such as "'web01' failed to start."
    void tellFailure(String attempt, String object, ManagementException failure);
}
