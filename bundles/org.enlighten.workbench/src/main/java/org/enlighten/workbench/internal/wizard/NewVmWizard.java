// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.HostManagement;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.look.Messages;

/// Makes a virtual machine, and the disk for it.
public final class NewVmWizard {
    private final Workbench workbench;
    private final NewVmDraft draft;
    private final HostManagement host;
    private final WizardFrame frame;

    private NewVmWizard(Workbench workbench, HostView host, List<GuestSystemView> systems) {
        this.workbench = workbench;
        this.host = workbench.management().host(host.name());
        draft = new NewVmDraft(host, systems);
        frame = new WizardFrame(
                workbench.shell(), "newvm", Messages.text("newvm.wizard"), NewVmPages.of(draft), this::finish);
    }

    /// Asks for the installation media first, then opens.
    public static void open(Workbench workbench) {
        HostView host = workbench.selection().host().orElseThrow();
        workbench.whenDone(
                workbench.management().guestSystems(),
                systems -> new NewVmWizard(workbench, host, systems).frame.run(),
                failure -> workbench.tellFailure(
                        Messages.text("attempt.newvm"), Messages.text("failed.newvm", ""), failure));
    }

    private void finish() {
        frame.busy(true);
        CompletableFuture<VmView> made = draft.newDisk()
                .map(disk -> host.disks().create(disk).result().thenCompose(_ -> define()))
                .orElseGet(this::define);
        workbench.whenDone(made, this::done, this::failed);
    }

    private CompletableFuture<VmView> define() {
        return host.vms().define(draft.newVm()).result();
    }

    private void done(VmView vm) {
        frame.close();
        workbench.refresh();
        if (!draft.start) return;
        workbench.whenDone(
                host.vms().power(vm.id(), PowerAction.START).result(),
                _ -> workbench.refresh(),
                failure -> workbench.tellFailure(
                        Messages.text("attempt.start"), Messages.text("failed.start", vm.name()), failure));
    }

    /// The wizard stays open, so that what was wrong can be changed.
    private void failed(ManagementException failure) {
        frame.busy(false);
        workbench.tellFailure(Messages.text("attempt.newvm"), Messages.text("failed.newvm", draft.name), failure);
    }
}
