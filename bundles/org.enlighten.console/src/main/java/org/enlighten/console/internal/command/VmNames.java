// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

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
        for (VmView vm : context.get(context.host("").vms().list()))
            if (vm.name().equalsIgnoreCase(name)) return Optional.of(vm.id());
        throw new ManagementException("There is no virtual machine named '%s' on %s."
                .formatted(name, context.host("").name()));
    }
}
