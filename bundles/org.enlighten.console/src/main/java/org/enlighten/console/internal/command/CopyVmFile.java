// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.GuestFile;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Copies a file of the host into a running guest, through its integration services.")
final class CopyVmFile implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-SourcePath", required = true, paramLabel = "PATH", description = "The file on the host.")
    private String source;

    @Option(names = "-DestinationPath", required = true, paramLabel = "PATH", description = "Its path in the guest.")
    private String target;

    @Option(names = "-CreateFullPath", description = "Makes folders that are missing.")
    private boolean createPath;

    @Option(names = "-Force", description = "Overwrites a file that is there.")
    private boolean force;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-SourcePath", "-DestinationPath");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        GuestFile file = new GuestFile(source, target, force, createPath);
        VmView after =
                context.await(vms.host(context).vms().integration(vm.id()).copyFile(file));
        return new Output(Output.of(after, VmColumns.ALL).json(), List.of());
    }
}
