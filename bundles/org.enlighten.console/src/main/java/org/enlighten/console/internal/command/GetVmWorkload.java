// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import org.enlighten.management.WorkloadView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Shows how far the workload in a machine's guest is: operations, how many a second, and how long they took, of half of "
                        + "them, of 95 and of 99 in a hundred.")
final class GetVmWorkload implements org.enlighten.console.Command {
    private static final Columns<WorkloadView> COLUMNS = new Columns<WorkloadView>()
            .text("vm", "VMName", WorkloadView::vm)
            .text("workload", "Workload", WorkloadView::workload)
            .text("state", "State", WorkloadView::state)
            .cell("seconds", "Seconds", view -> Cell.number(view.seconds()))
            .number("operations", "Operations", WorkloadView::operations)
            .cell("perSecond", "PerSecond", view -> Cell.number(view.perSecond()))
            .number("p50Us", "P50(us)", WorkloadView::p50Us)
            .number("p95Us", "P95(us)", WorkloadView::p95Us)
            .number("p99Us", "P99(us)", WorkloadView::p99Us)
            .number("mostUs", "Most(us)", WorkloadView::mostUs);

    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<WorkloadView> views = new ArrayList<>();
        for (VmView vm : vms.all(context))
            views.add(context.await(vms.host(context).vms().workloads(vm.id()).view()));
        return Output.list(views, COLUMNS);
    }
}
