// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.connection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.management.HostView;
import org.enlighten.management.Inventory;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.ErrorDialog;
import org.enlighten.workbench.internal.model.Answers;

/// The main window's desk with one virtual machine selected, whatever the main window selects: so that the actions
/// of the registry work in a connection window.
final class ConnectionDesk implements Workbench {
    private final Workbench main;
    private final Shell shell;
    private final String host;
    private final UUID vm;

    ConnectionDesk(Workbench main, Shell shell, VmView vm) {
        this.main = main;
        this.shell = shell;
        host = vm.host();
        this.vm = vm.id();
    }

    @Override
    public Management management() {
        return main.management();
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @Override
    public Selection selection() {
        Optional<HostView> where = main.inventory().hosts().stream()
                .filter(h -> h.name().equals(host))
                .findFirst();
        List<VmView> vms = main.inventory().vms().stream()
                .filter(v -> v.id().equals(vm) && v.host().equals(host))
                .toList();
        return new Selection(where, vms);
    }

    @Override
    public Inventory inventory() {
        return main.inventory();
    }

    @Override
    public void refresh() {
        main.refresh();
    }

    @Override
    public <T> void whenDone(CompletableFuture<T> future, Consumer<T> done, Consumer<ManagementException> failed) {
        Answers.hear(
                shell.getDisplay(),
                future,
                value -> {
                    if (!shell.isDisposed()) done.accept(value);
                },
                failure -> {
                    if (!shell.isDisposed()) failed.accept(failure);
                });
    }

    @Override
    public void tellFailure(String attempt, String object, ManagementException failure) {
        Shell active = shell.getDisplay().getActiveShell();
        ErrorDialog.show(
                active == null ? shell : active,
                attempt,
                List.of(new ErrorDialog.Failure(object, vm.toString(), failure)));
    }
}
