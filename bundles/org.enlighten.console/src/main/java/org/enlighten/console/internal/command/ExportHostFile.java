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
                "Copies a file of the host to this computer, such as the virtual disk of a machine that is off. It "
                        + "takes no virtual time.")
final class ExportHostFile implements org.enlighten.console.Command {
    @Option(names = "-Path", required = true, paramLabel = "PATH", description = "The file, on the host.")
    private String path;

    @Option(
            names = "-Destination",
            paramLabel = "FILE",
            description = "Where it goes on this computer, a file or a folder; the present folder unless given.")
    private String destination = "";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path", "-Destination");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(host.in(context).files().fetch(path, destination)), FileColumns.ALL);
    }
}
