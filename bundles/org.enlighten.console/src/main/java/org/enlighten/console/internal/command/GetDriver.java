// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DriverView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Lists kernel drivers of the host's system.")
final class GetDriver implements org.enlighten.console.Command {
    private static final Columns<DriverView> COLUMNS = new Columns<DriverView>()
            .text("id", "Driver", DriverView::id)
            .text("version", "Version", DriverView::version)
            .text("device", "Device", DriverView::device)
            .text("deviceClass", "Class", DriverView::deviceClass)
            .number("problem", "Problem", DriverView::problem);

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(host.in(context).system().drivers()), COLUMNS);
    }
}
