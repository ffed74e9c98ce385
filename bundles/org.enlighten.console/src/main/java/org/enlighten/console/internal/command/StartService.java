// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Starts a service of the host's system.")
final class StartService implements org.enlighten.console.Command {
    @Option(names = "-Name", required = true, paramLabel = "NAME", description = "Its name, such as vmms.")
    private String name;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(host.in(context).system().startService(name)), ServiceColumns.ALL);
    }
}
