// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.enlighten.workbench.internal.model.Refresher;

/// What the window knows: the latest inventory and what is selected in it. Tells its listeners when either changes.
final class Desk implements Workbench {
    private final Shell shell;
    private final Management management;
    private final Refresher refresher;
    private final List<Runnable> listeners = new ArrayList<>();
    private Inventory inventory;
    private String host = "";
    private Set<UUID> vms = Set.of();
    private Selection selection = Selection.NOTHING;

    Desk(Shell shell, Management management, Refresher refresher, Inventory first) {
        this.shell = shell;
        this.management = management;
        this.refresher = refresher;
        inventory = first;
        host = first.hosts().stream().findFirst().map(HostView::name).orElse("");
        refresher.onInventory(this::accept);
        select();
    }

    /// @param listener hears of a changed inventory or selection
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    Refresher refresher() {
        return refresher;
    }

    private void accept(Inventory fresh) {
        inventory = fresh;
        boolean gone = !host.isEmpty()
                && fresh.hosts().stream().noneMatch(h -> h.name().equals(host));
        if (gone) host = "";
        changed();
    }

    /// @param name of a host; empty for the root
    void selectHost(String name) {
        if (name.equals(host)) return;
        host = name;
        vms = Set.of();
        changed();
    }

    void selectVms(Set<UUID> ids) {
        if (ids.equals(vms)) return;
        vms = new LinkedHashSet<>(ids);
        changed();
    }

    private void changed() {
        select();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void select() {
        Optional<HostView> selected =
                inventory.hosts().stream().filter(h -> h.name().equals(host)).findFirst();
        selection = new Selection(
                selected,
                vmsOfHost().stream().filter(vm -> vms.contains(vm.id())).toList());
    }

    /// The virtual machines of the selected host.
    List<VmView> vmsOfHost() {
        return inventory.vms().stream().filter(vm -> vm.host().equals(host)).toList();
    }

    @Override
    public Management management() {
        return management;
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public void refresh() {
        refresher.now();
    }

    @Override
    public <T> void whenDone(CompletableFuture<T> future, Consumer<T> done, Consumer<ManagementException> failed) {
        Answers.hear(shell.getDisplay(), future, guarded(done), guarded(failed));
    }

    private <T> Consumer<T> guarded(Consumer<T> consumer) {
        return value -> {
            if (!shell.isDisposed()) consumer.accept(value);
        };
    }

    @Override
    public void tellFailure(String attempt, String object, ManagementException failure) {
        // A dialog that asked for it lies above the window.
        Shell active = shell.getDisplay().getActiveShell();
        ErrorDialog.show(
                active == null ? shell : active, attempt, List.of(new ErrorDialog.Failure(object, "", failure)));
    }
}
