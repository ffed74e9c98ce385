// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PortView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Lists open ports of the host's system: a part of what can be attacked.")
final class GetPort implements org.enlighten.console.Command {
    private static final Columns<PortView> COLUMNS = new Columns<PortView>()
            .text("port", "Port", PortView::port)
            .text("service", "Service", PortView::service)
            .number("processId", "ProcessId", PortView::processId);

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(host.in(context).system().ports()), COLUMNS);
    }
}
