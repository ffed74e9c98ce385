// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.enlighten.management.HostView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.Questions;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// What can be done to a host.
public final class HostActions {
    private HostActions() {}

    /// @param newVm opens the wizard for virtual machines
    /// @param newDisk opens the wizard for virtual hard disks
    /// @param role opens the dialog that installs the role
    public static List<Action> all(Consumer<Workbench> newVm, Consumer<Workbench> newDisk, Consumer<Workbench> role) {
        String create = Messages.text("menu.new");
        return List.of(
                host("host.new.vm", "monitor", Tone.ACCENT, SWT.MOD1 | 'N', create, HostView::manageable, newVm),
                host("host.new.disk", "hard-drive", Tone.ACCENT, 0, create, HostView::manageable, newDisk),
                host("host.role", "package-plus", Tone.RUNNING, 0, "", HostActions::roleMissing, role),
                host("host.restart", "power", Tone.ERROR, 0, "", HostActions::restartable, HostActions::restart),
                host("host.refresh", "refresh-cw", Tone.RUNNING, SWT.F5, "", _ -> true, Workbench::refresh));
    }

    private static BuiltIn host(
            String id,
            String icon,
            Tone tone,
            int key,
            String submenu,
            Predicate<HostView> applies,
            Consumer<Workbench> work) {
        return new BuiltIn(
                id,
                Action.Target.HOST,
                _ -> Messages.text(id),
                icon,
                tone,
                false,
                key,
                submenu,
                selection -> selection.host().filter(applies).isPresent(),
                work);
    }

    private static boolean roleMissing(HostView host) {
        return host.state() == HostView.State.RUNNING && !host.manageable() && !host.hypervisorPresent();
    }

    private static boolean restartable(HostView host) {
        return host.state() == HostView.State.RUNNING || host.state() == HostView.State.BUGCHECK;
    }

    private static void restart(Workbench workbench) {
        HostView host = workbench.selection().host().orElseThrow();
        boolean yes = Questions.confirm(
                workbench.shell(),
                "",
                Messages.text("confirm.restart.title"),
                Messages.text("confirm.restart", host.name()),
                Messages.text("confirm.restart.yes"),
                Messages.text("confirm.restart.no"));
        if (yes) restart(workbench, host.name());
    }

    /// Restarts without asking.
    public static void restart(Workbench workbench, String host) {
        workbench.whenDone(
                workbench.management().host(host).system().restart().result(),
                _ -> workbench.refresh(),
                failure -> workbench.tellFailure(
                        Messages.text("attempt.restart"), Messages.text("failed.restart", host), failure));
        workbench.refresh();
    }
}
