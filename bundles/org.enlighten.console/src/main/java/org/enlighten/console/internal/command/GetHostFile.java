// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Shows what lies in a folder of the host.")
final class GetHostFile implements org.enlighten.console.Command {
    @Option(names = "-Path", paramLabel = "FOLDER", description = "The folder, such as C:\\VMs; C:\\ unless given.")
    private String path = "C:\\";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(context.get(host.in(context).files().list(path)), FileColumns.ALL);
    }
}
