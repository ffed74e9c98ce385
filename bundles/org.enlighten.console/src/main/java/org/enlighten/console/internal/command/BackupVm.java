// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Copies the virtual disks of a machine, as they are at one instant, to a folder of the host.")
final class BackupVm implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(
            names = "-Destination",
            required = true,
            paramLabel = "FOLDER",
            description = "A folder on the host that holds no backup.")
    private String folder;

    @Option(names = "-CrashConsistent", description = "Does not ask the guest to put its data in order first.")
    private boolean crash;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Destination");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        return Output.of(
                context.await(vms.host(context).vms().integration(vm.id()).backup(folder, crash)),
                IntegrationColumns.BACKUPS);
    }
}
