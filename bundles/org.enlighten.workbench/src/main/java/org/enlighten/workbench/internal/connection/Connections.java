// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.action.ActionRegistry;

/// The connection windows that are open, at most one a machine.
public final class Connections {
    private final Map<UUID, Shell> open = new HashMap<>();

    /// Opens a window for each selected machine, or brings the one that it has to the front.
    public void open(Workbench workbench, ActionRegistry registry) {
        for (VmView vm : workbench.selection().vms()) {
            Shell shell = open.get(vm.id());
            if (shell == null || shell.isDisposed())
                open.put(vm.id(), new ConnectionWindow(workbench, registry, vm).shell());
            else shell.forceActive();
        }
    }

    /// The main window goes, and all of these with it.
    public void close() {
        List.copyOf(open.values()).stream().filter(shell -> !shell.isDisposed()).forEach(Shell::close);
        open.clear();
    }
}
