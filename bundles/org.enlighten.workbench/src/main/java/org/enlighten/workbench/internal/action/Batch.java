// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enlighten.management.Operation;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.ErrorDialog;
import org.enlighten.workbench.internal.look.Messages;

/// One operation for each of several virtual machines, and one dialog for all that failed.
final class Batch {
    private final Workbench workbench;
    private final String verb;
    private final List<ErrorDialog.Failure> failures = new ArrayList<>();
    private int open;

    /// @param verb key of its words: `attempt.verb` and `failed.verb`
    private Batch(Workbench workbench, String verb) {
        this.workbench = workbench;
        this.verb = verb;
    }

    /// What is done to one machine.
    interface Deed extends Function<VmView, Operation<?>> {}

    static void run(Workbench workbench, String verb, List<VmView> vms, Deed deed) {
        Batch batch = new Batch(workbench, verb);
        batch.open = vms.size();
        for (VmView vm : vms)
            workbench.whenDone(deed.apply(vm).result(), _ -> batch.ended(), failure -> {
                String object = Messages.text("failed." + verb, vm.name());
                batch.failures.add(new ErrorDialog.Failure(object, vm.id().toString(), failure));
                batch.ended();
            });
    }

    private void ended() {
        open--;
        workbench.refresh();
        if (open == 0 && !failures.isEmpty())
            ErrorDialog.show(workbench.shell(), Messages.text("attempt." + verb), failures);
    }

    static VmManagement vms(Workbench workbench, VmView vm) {
        return workbench.management().host(vm.host()).vms();
    }
}
