// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.ByteSize;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewDisk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Makes a virtual disk on a volume of the host.")
final class NewVhd implements org.enlighten.console.Command {
    @Option(
            names = "-Path",
            required = true,
            paramLabel = "FILE",
            description =
                    "The file on the host, such as C:\\VMs\\disk.vhd; without a folder it goes to the host's own.")
    private String path;

    @Option(names = "-SizeBytes", required = true, paramLabel = "SIZE", description = "Its size, such as 2GB.")
    private ByteSize size;

    @Option(names = "-Dynamic", description = "The file grows as the disk is used; so it is unless -Fixed is given.")
    private boolean dynamic;

    @Option(names = "-Fixed", description = "The file has the full size from the start.")
    private boolean fixed;

    @Mixin
    private JobOption job = new JobOption();

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Path", "-SizeBytes");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (dynamic && fixed) throw new ManagementException("New-VHD: a disk is either -Dynamic or -Fixed.");
        NewDisk disk = new NewDisk(path, size.bytes(), fixed ? NewDisk.Type.FIXED : NewDisk.Type.DYNAMIC);
        return job.finish(context, host.in(context).disks().create(disk), DiskColumns.ALL);
    }
}
