// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ServiceView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Lists services of the host's system.")
final class GetService implements org.enlighten.console.Command {
    @Option(names = "-Name", paramLabel = "NAME", description = "Only those; * and ? stand for any letters.")
    private String name = "*";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<ServiceView> found = context.get(host.in(context).system().services()).stream()
                .filter(service -> Wildcards.matches(name, service.name()))
                .toList();
        if (found.isEmpty() && !Wildcards.isPattern(name))
            throw new ManagementException("There is no service '%s' on %s. Get-Service lists them."
                    .formatted(name, host.in(context).name()));
        return Output.list(found, ServiceColumns.ALL);
    }
}
