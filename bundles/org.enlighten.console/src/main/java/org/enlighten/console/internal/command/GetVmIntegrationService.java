// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.IntegrationServiceView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        description =
                "Lists the integration services of machines: whether they are offered, and how the guest answers.")
final class GetVmIntegrationService implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<IntegrationServiceView> services = new ArrayList<>();
        for (VmView vm : vms.all(context))
            services.addAll(
                    context.get(vms.host(context).vms().integration(vm.id()).services()));
        return Output.list(services, IntegrationColumns.SERVICES);
    }
}
