// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VirtualSwitchView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Shows virtual switches, what is connected to them and what they have learned.")
final class GetVmSwitch implements org.enlighten.console.Command {
    @Option(names = "-Name", paramLabel = "NAME", description = "Only these; * and ? stand for any letters.")
    private String name = "*";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<VirtualSwitchView> known = context.get(host.in(context).networks().switches());
        List<VirtualSwitchView> found =
                known.stream().filter(s -> Wildcards.matches(name, s.name())).toList();
        if (found.isEmpty() && !Wildcards.isPattern(name))
            throw new ManagementException("There is no virtual switch '%s' on %s."
                    .formatted(name, host.in(context).name()));
        return Output.list(found, SwitchColumns.ALL);
    }
}
