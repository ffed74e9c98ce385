// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Gives a machine a network adapter: a synthetic one, or with -IsLegacy an emulated DEC 21140, "
                + "which guests without integration components know. The machine must be off.")
final class AddVmNetworkAdapter implements org.enlighten.console.Command {
    @Option(
            names = "-VMName",
            required = true,
            paramLabel = "NAME",
            description = "The virtual machine; * and ? stand for any letters.")
    private String name;

    @Option(names = "-SwitchName", paramLabel = "NAME", description = "The switch to plug it into; none unless named.")
    private String to = "";

    @Option(names = "-Name", paramLabel = "NAME", description = "What the adapter is called.")
    private String adapter = "";

    @Option(names = "-IsLegacy", description = "An emulated adapter instead of a synthetic one.")
    private boolean legacy;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-SwitchName");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<String> changed = new ArrayList<>();
        for (VmView vm : context.get(host.in(context).vms().list())) {
            if (!Wildcards.matches(name, vm.name())) continue;
            VmChange added = new VmChange.AddAdapter(adapter, legacy, to);
            context.await(host.in(context).vms().modify(vm.id(), List.of(added)));
            changed.add(vm.name());
        }
        if (changed.isEmpty())
            throw new ManagementException("There is no virtual machine named '%s' on %s."
                    .formatted(name, host.in(context).name()));
        List<NetworkAdapterView> theirs = context
                .get(host.in(context).networks().adapters())
                .stream()
                .filter(a -> changed.contains(a.vmName()))
                .toList();
        return new Output(Output.list(theirs, AdapterColumns.ALL).json(), List.of());
    }
}
