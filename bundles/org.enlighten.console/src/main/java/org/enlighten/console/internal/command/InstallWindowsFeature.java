// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Installs a role or feature of the host's system. Hyper-V takes effect when the host has restarted.")
final class InstallWindowsFeature implements org.enlighten.console.Command {
    @Option(names = "-Name", required = true, paramLabel = "FEATURE", description = "Its name, such as Hyper-V.")
    private String name;

    @Option(names = "-Restart", description = "Restarts the host when that is needed.")
    private boolean restart;

    @Option(names = "-IncludeManagementTools", description = "Taken as in PowerShell; the tools are always there.")
    private boolean tools;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        HostManagement on = host.in(context);
        FeatureChange change = context.await(on.system().install(name));
        if (restart && change.restartNeeded()) context.await(on.system().restart());
        return Output.of(change, FeatureColumns.CHANGE);
    }
}
