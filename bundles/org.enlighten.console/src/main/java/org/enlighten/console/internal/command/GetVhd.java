// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.DiskView;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Shows virtual disks of the host.")
final class GetVhd implements org.enlighten.console.Command {
    @Option(names = "-Path", required = true, split = ",", paramLabel = "FILES", description = "Files on the host.")
    private List<String> paths;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<DiskView> disks = new ArrayList<>();
        for (String path : paths)
            disks.add(context.await(host.in(context).disks().disk(path)));
        return Output.list(disks, DiskColumns.ALL);
    }
}
