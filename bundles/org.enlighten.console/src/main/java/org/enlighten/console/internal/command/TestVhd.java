// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.Optional;
import org.enlighten.console.Cell;
import org.enlighten.console.Columns;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DiskCheck;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Cause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Reads a virtual disk's structure and fails with everything that is wrong with it.")
final class TestVhd implements org.enlighten.console.Command {
    private static final Columns<DiskCheck> COLUMNS = new Columns<DiskCheck>()
            .text("path", "Path", DiskCheck::path)
            .cell("sound", "Sound", check -> Cell.flag(check.sound()));

    @Option(names = "-Path", required = true, paramLabel = "FILE", description = "A file on the host.")
    private String path;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        DiskCheck check = context.await(host.in(context).disks().test(path));
        if (check.sound()) return Output.of(check, COLUMNS);
        Optional<Cause> faults = Optional.empty();
        for (String fault : check.faults().reversed()) faults = Optional.of(new Cause(fault, faults));
        throw new ManagementException(new Cause("The virtual disk '%s' is damaged.".formatted(check.path()), faults));
    }
}
