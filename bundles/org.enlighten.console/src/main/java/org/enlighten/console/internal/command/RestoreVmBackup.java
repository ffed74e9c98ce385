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

@Command(description = "Puts the virtual disks of a backup back in their places. The machine must be off.")
final class RestoreVmBackup implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Path", required = true, paramLabel = "FOLDER", description = "The folder of the backup.")
    private String folder;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Path");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmView vm = vms.one(context);
        return Output.of(
                context.await(vms.host(context).vms().integration(vm.id()).restore(folder)),
                IntegrationColumns.BACKUPS);
    }
}
