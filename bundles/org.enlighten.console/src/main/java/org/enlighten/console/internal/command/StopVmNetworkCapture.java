// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Ends a capture of frames; its file is whole then.")
final class StopVmNetworkCapture implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return List.of("-VMName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(
                context.await(vms.host(context)
                        .networks()
                        .stopCapture(vms.one(context).id())),
                CaptureColumns.ALL);
    }
}
