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
                "Copies a file of this computer to the host: a virtual disk that another program made, or an image "
                        + "of a CD. It takes no virtual time.")
final class ImportHostFile implements org.enlighten.console.Command {
    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "The file, on this computer.")
    private String path;

    @Option(
            names = "-Destination",
            paramLabel = "PATH",
            description =
                    "Where it goes on the host, such as C:\\VMs\\disk.vhd or C:\\VMs\\; the host's folder for disks "
                            + "unless given.")
    private String destination = "";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path", "-Destination");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(host.in(context).files().bring(path, destination)), FileColumns.ALL);
    }
}
