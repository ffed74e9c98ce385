// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the commands for power have in common: machines, and how to wait.
final class Power {
    @Mixin
    private VmOption vms = new VmOption();

    @Mixin
    private JobOption job = new JobOption();

    @Option(names = "-Passthru", description = "Shows the machines afterwards.")
    private boolean passthru;

    /// As [#run] with a shutdown that programs cannot object to.
    Output shutDown(CommandContext context) throws ManagementException {
        List<Operation<VmView>> operations = new ArrayList<>();
        for (VmView vm : vms.all(context))
            operations.add(vms.host(context).vms().integration(vm.id()).shutDown(true));
        return job.finish(context, operations, VmColumns.ALL, passthru);
    }

    /// Asks all machines at one instant, then waits for all.
    Output run(CommandContext context, PowerAction action) throws ManagementException {
        List<Operation<VmView>> operations = new ArrayList<>();
        for (VmView vm : vms.all(context))
            operations.add(vms.host(context).vms().power(vm.id(), action));
        return job.finish(context, operations, VmColumns.ALL, passthru);
    }
}
