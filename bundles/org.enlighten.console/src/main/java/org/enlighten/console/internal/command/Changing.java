// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;

/// Changes settings of machines; people see nothing when it went well.
final class Changing {
    /// What to change of one machine.
    @FunctionalInterface
    interface Changes {
        List<VmChange> of(VmView vm) throws ManagementException;
    }

    private Changing() {}

    static Output apply(CommandContext context, VmOption vms, Changes changes) throws ManagementException {
        List<VmView> changed = new java.util.ArrayList<>();
        for (VmView vm : vms.all(context))
            changed.add(context.await(vms.host(context).vms().modify(vm.id(), changes.of(vm))));
        return new Output(Output.list(changed, VmColumns.ALL).json(), List.of());
    }
}
