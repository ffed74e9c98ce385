// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.action.HostActions;
import org.enlighten.workbench.internal.action.VmActions;
import org.enlighten.workbench.internal.connection.Connections;
import org.enlighten.workbench.internal.dialog.RoleDialog;
import org.enlighten.workbench.internal.settings.SettingsDialog;
import org.enlighten.workbench.internal.wizard.NewDiskWizard;
import org.enlighten.workbench.internal.wizard.NewVmWizard;

/// The workbench's own actions with the dialogs and windows that they open.
final class BuiltInActions {
    private final Connections connections = new Connections();
    private final ActionRegistry registry;

    /// @param contributed those of plug-ins, which come and go
    BuiltInActions(List<Action> contributed) {
        List<Action> all = new ArrayList<>(HostActions.all(NewVmWizard::open, NewDiskWizard::open, this::role));
        all.addAll(VmActions.all(this::connect, SettingsDialog::open));
        registry = new ActionRegistry(all, contributed);
    }

    ActionRegistry registry() {
        return registry;
    }

    private void connect(Workbench workbench) {
        connections.open(workbench, registry);
    }

    private void role(Workbench workbench) {
        RoleDialog.open(workbench, host -> HostActions.restart(workbench, host));
    }

    void closeConnections() {
        connections.close();
    }
}
