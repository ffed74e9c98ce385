// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "No longer offers a machine an integration service, from now on; possible while it runs.")
final class DisableVmIntegrationService implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-ServiceName",
            required = true,
            paramLabel = "NAME",
            description = "The service, such as Heartbeat. Get-VMIntegrationService lists them.")
    private String service;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-ServiceName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Changing.apply(context, vms, vm -> List.of(new VmChange.IntegrationService(service, false)));
    }
}
