// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.enlighten.console.CommandContext;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which virtual machines a command is for.
final class VmOption {
    static final List<String> POSITIONAL = List.of("-VMName");

    @Option(
            names = {"-VMName", "-Name"},
            paramLabel = "NAMES",
            description = "Names of virtual machines, parted by commas; * and ? stand for any letters.")
    private String given = "";

    @Option(names = "-Id", paramLabel = "ID", description = "The id of a virtual machine, instead of its name.")
    private UUID id;

    @Mixin
    private HostOption host = new HostOption();

    HostManagement host(CommandContext context) throws ManagementException {
        return host.in(context);
    }

    /// All that are meant, at least one; every one of the host when none was named.
    List<VmView> allIfUnnamed(CommandContext context) throws ManagementException {
        List<VmView> known = context.get(host(context).vms().list());
        return given.isEmpty() && id == null ? known : found(context, known);
    }

    /// All that are meant, at least one.
    List<VmView> all(CommandContext context) throws ManagementException {
        if (given.isEmpty() && id == null)
            throw new ManagementException("Name a virtual machine with -VMName. " + there(context));
        return found(context, context.get(host(context).vms().list()));
    }

    /// The only one that is meant.
    VmView one(CommandContext context) throws ManagementException {
        List<VmView> all = all(context);
        if (all.size() == 1) return all.getFirst();
        throw new ManagementException("%s means %d virtual machines; this command takes one. Say which with -Id."
                .formatted(given, all.size()));
    }

    private List<VmView> found(CommandContext context, List<VmView> known) throws ManagementException {
        List<VmView> found = new ArrayList<>();
        for (String name : names(known)) {
            List<VmView> named = known.stream()
                    .filter(vm -> Wildcards.matches(name, vm.name()))
                    .toList();
            if (named.isEmpty() && !Wildcards.isPattern(name)) throw unknown(context, "named '" + name + "'", name);
            for (VmView vm : named) if (!found.contains(vm)) found.add(vm);
        }
        if (id != null) found.add(withId(context, known));
        return found;
    }

    /// A name may have commas in it: what a machine is called as a whole is no list.
    private List<String> names(List<VmView> known) {
        if (given.isEmpty()) return List.of();
        boolean whole = known.stream().anyMatch(vm -> vm.name().equalsIgnoreCase(given));
        return whole ? List.of(given) : List.of(given.split(","));
    }

    private VmView withId(CommandContext context, List<VmView> known) throws ManagementException {
        for (VmView vm : known) if (vm.id().equals(id)) return vm;
        throw unknown(context, "with the id " + id, "");
    }

    private ManagementException unknown(CommandContext context, String what, String name) throws ManagementException {
        List<String> names = names(context);
        return new ManagementException("There is no virtual machine %s on %s.%s %s"
                .formatted(what, host(context).name(), Nearest.question(name, names), there(context)));
    }

    private String there(CommandContext context) throws ManagementException {
        List<String> names = names(context);
        if (names.isEmpty()) return "There are none; New-VM makes one.";
        List<String> shown = names.size() <= 10 ? names : names.subList(0, 10);
        String more = names.size() <= 10 ? "" : " and %d more".formatted(names.size() - 10);
        return (names.size() == 1 ? "There is " : "There are ")
                + (more.isEmpty() ? Nearest.enumerated(shown, "and") : String.join(", ", shown) + more) + ".";
    }

    private List<String> names(CommandContext context) throws ManagementException {
        return context.get(host(context).vms().list()).stream()
                .map(VmView::name)
                .distinct()
                .toList();
    }
}
