// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.console.CommandContext;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Option;

/// A machine that a command may be limited to.
final class VmNames {
    @Option(names = "-VMName", paramLabel = "NAME", description = "Only what one virtual machine did.")
    private String name = "";

    Optional<UUID> id(CommandContext context) throws ManagementException {
        if (name.isEmpty()) return Optional.empty();
        List<VmView> named = context.get(context.host("").vms().list()).stream()
                .filter(vm -> vm.name().equalsIgnoreCase(name))
                .toList();
        if (named.size() == 1) return Optional.of(named.getFirst().id());
        String host = context.host("").name();
        throw new ManagementException(
                named.isEmpty()
                        ? "There is no virtual machine named '%s' on %s.".formatted(name, host)
                        : "There are %d virtual machines named '%s' on %s. Rename all but one (Rename-VM -Id)."
                                .formatted(named.size(), name, host));
    }
}
