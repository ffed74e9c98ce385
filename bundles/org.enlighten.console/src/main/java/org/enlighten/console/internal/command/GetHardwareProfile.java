// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.HardwareProfileView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;

@Command(description = "Lists the kinds of computers that can be simulated.")
final class GetHardwareProfile implements org.enlighten.console.Command {
    private static final Columns<HardwareProfileView> COLUMNS = new Columns<HardwareProfileView>()
            .text("id", "Id", HardwareProfileView::id)
            .number("logicalProcessors", "LogicalProcessors", HardwareProfileView::logicalProcessors)
            .number("numaNodes", "NUMANodes", HardwareProfileView::numaNodes)
            .number("memoryMib", "Memory(M)", HardwareProfileView::memoryMib)
            .text("name", "Name", HardwareProfileView::name)
            .text("description", "", HardwareProfileView::description);

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(context.management().hardwareProfiles()), COLUMNS);
    }
}
