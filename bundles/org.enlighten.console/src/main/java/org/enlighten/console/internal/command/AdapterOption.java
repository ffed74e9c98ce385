// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which network adapters a command is for.
final class AdapterOption {
    static final List<String> POSITIONAL = List.of("-VMName");

    @Option(
            names = "-VMName",
            paramLabel = "NAMES",
            split = ",",
            description = "Names of virtual machines, parted by commas; * and ? stand for any letters.")
    private List<String> vms = List.of();

    @Option(
            names = {"-Name", "-VMNetworkAdapterName"},
            paramLabel = "NAME",
            description = "Name of the adapter, when the machine has several; * and ? stand for any letters.")
    private String name = "*";

    @Mixin
    private HostOption host = new HostOption();

    /// What to change of one adapter.
    @FunctionalInterface
    interface Changes {
        VmChange of(UUID adapter);
    }

    HostManagement host(CommandContext context) throws ManagementException {
        return host.in(context);
    }

    /// All that are meant; every one of the host when no machine was named.
    List<NetworkAdapterView> allIfUnnamed(CommandContext context) throws ManagementException {
        List<NetworkAdapterView> found = new ArrayList<>();
        for (NetworkAdapterView each : context.get(host(context).networks().adapters()))
            if (Wildcards.matches(name, each.name()) && isMeant(each.vmName())) found.add(each);
        return found;
    }

    private boolean isMeant(String vmName) {
        return vms.isEmpty() || vms.stream().anyMatch(v -> Wildcards.matches(v, vmName));
    }

    /// All that are meant, at least one.
    List<NetworkAdapterView> all(CommandContext context) throws ManagementException {
        if (vms.isEmpty()) throw new ManagementException("Name a virtual machine with -VMName.");
        List<NetworkAdapterView> found = allIfUnnamed(context);
        if (!found.isEmpty()) return found;
        List<String> there = context.get(host(context).networks().adapters()).stream()
                .map(a -> "'%s' of %s".formatted(a.name(), a.vmName()))
                .toList();
        throw new ManagementException("No network adapter '%s' belongs to %s. There %s."
                .formatted(
                        name,
                        String.join(", ", vms),
                        there.isEmpty()
                                ? "is none at all; Add-VMNetworkAdapter adds one"
                                : "is " + Nearest.enumerated(there, "and")));
    }

    /// Changes each; people see nothing when it went well.
    Output change(CommandContext context, Changes changes) throws ManagementException {
        List<NetworkAdapterView> meant = all(context);
        for (NetworkAdapterView each : meant)
            context.await(host(context).vms().modify(each.vm(), List.of(changes.of(each.id()))));
        List<UUID> ids = meant.stream().map(NetworkAdapterView::id).toList();
        List<NetworkAdapterView> now = context.get(host(context).networks().adapters()).stream()
                .filter(a -> ids.contains(a.id()))
                .toList();
        return new Output(Output.list(now, AdapterColumns.ALL).json(), List.of());
    }
}
