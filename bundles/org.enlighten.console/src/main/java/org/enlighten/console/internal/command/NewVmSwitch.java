// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewSwitch;
import org.enlighten.management.SwitchType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Makes a virtual switch: external when it is given an adapter of the host, else private unless -SwitchType says internal.")
final class NewVmSwitch implements org.enlighten.console.Command {
    @Option(names = "-Name", required = true, paramLabel = "NAME", description = "What it is called.")
    private String name;

    @Option(names = "-SwitchType", paramLabel = "TYPE", description = "External, Internal or Private.")
    private SwitchType type;

    @Option(
            names = "-NetAdapterName",
            paramLabel = "NAME",
            description = "The host's adapter that an external switch uses: its name, path such as nic/0, or address.")
    private String adapter = "";

    @Option(names = "-Notes", paramLabel = "TEXT", description = "Anything to be kept with it.")
    private String notes = "";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        SwitchType whom = type != null ? type : adapter.isEmpty() ? SwitchType.PRIVATE : SwitchType.EXTERNAL;
        return Output.of(
                context.await(host.in(context).networks().create(new NewSwitch(name, whom, adapter, notes))),
                SwitchColumns.ALL);
    }
}
