// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Adds a simulated computer to the workspace and turns it on. Other commands reach it with "
                + "-ComputerName.")
final class AddVmHost implements org.enlighten.console.Command {
    @Option(
            names = "-Name",
            required = true,
            paramLabel = "NAME",
            description = "Its name, 1 to 15 letters, digits and hyphens.")
    private String name;

    @Option(
            names = "-System",
            paramLabel = "ID",
            description =
                    "Its operating system: windows-2008 unless given, or windows-2008-core. Get-GuestOS lists them.")
    private String system = "windows-2008";

    @Option(
            names = "-HardwareProfile",
            paramLabel = "ID",
            description = "What it is made of; server-2008 unless given. Get-HardwareProfile lists them.")
    private String profile = "server-2008";

    @Mixin
    private JobOption job = new JobOption();

    @Override
    public List<String> positional() {
        return List.of("-Name", "-System");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return job.finish(context, context.management().addHost(new NewHost(name, profile, system)), HostColumns.ALL);
    }
}
