// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Begins to write the frames of a machine's network adapters to a pcapng file of this computer, which Wireshark opens.")
final class StartVmNetworkCapture implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "The file, on this computer.")
    private String path;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(
                context.await(vms.host(context)
                        .networks()
                        .startCapture(vms.one(context).id(), path)),
                CaptureColumns.ALL);
    }
}
