// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Shows hosts: their processors, memory, system and whether the hypervisor runs.")
final class GetVmHost implements org.enlighten.console.Command {
    @Option(
            names = "-ComputerName",
            split = ",",
            paramLabel = "HOSTS",
            description = "Names of hosts, parted by commas; all of them unless given.")
    private List<String> names = List.of();

    @Override
    public List<String> positional() {
        return List.of("-ComputerName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<HostView> hosts = new ArrayList<>();
        for (String name : names.isEmpty() ? context.management().hosts() : names)
            hosts.add(context.get(context.host(name).view()));
        return Output.list(hosts, HostColumns.ALL);
    }
}
