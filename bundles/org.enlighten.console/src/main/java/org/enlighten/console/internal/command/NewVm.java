// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.ByteSize;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewDisk;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Defines a virtual machine. It has a DVD drive at IDE 1:0 and, with -VHDPath or -NewVHDPath, a hard "
                        + "disk at IDE 0:0.")
final class NewVm implements org.enlighten.console.Command {
    private static final DriveAddress DISK = new DriveAddress(0, 0);
    private static final DriveAddress DVD = new DriveAddress(1, 0);

    @Option(names = "-Name", required = true, paramLabel = "NAME", description = "Its name, 1 to 100 characters.")
    private String name;

    @Option(
            names = {"-MemoryStartupBytes", "-MemoryStartup"},
            paramLabel = "SIZE",
            description = "Its memory, such as 256MB; 512MB unless given.")
    private ByteSize memory = new ByteSize(512L << 20);

    @Option(names = "-ProcessorCount", paramLabel = "COUNT", description = "Virtual processors, 1 to 4.")
    private int processors = 1;

    @Option(names = "-VHDPath", paramLabel = "PATH", description = "A virtual disk that is there already.")
    private String disk = "";

    @Option(
            names = "-NewVHDPath",
            paramLabel = "PATH",
            description = "A virtual disk to be made, growing as it is used.")
    private String newDisk = "";

    @Option(names = "-NewVHDSizeBytes", paramLabel = "SIZE", description = "Its size; 127GB unless given.")
    private ByteSize newDiskSize;

    private static final ByteSize USUAL_SIZE = new ByteSize(127L << 30);

    @Option(names = "-NoVHD", description = "No hard disk; as without -VHDPath and -NewVHDPath.")
    private boolean noDisk;

    @Option(names = "-Path", paramLabel = "FOLDER", description = "Folder of its configuration on the host.")
    private String path = "";

    @Option(names = "-Notes", paramLabel = "TEXT", description = "What to remember about it.")
    private String notes = "";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name", "-MemoryStartupBytes");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (!disk.isEmpty() && !newDisk.isEmpty())
            throw new ManagementException("New-VM: give either -VHDPath or -NewVHDPath, not both.");
        if (noDisk && !(disk + newDisk).isEmpty())
            throw new ManagementException("New-VM: -NoVHD does not go with a disk.");
        if (newDiskSize != null && newDisk.isEmpty())
            throw new ManagementException(
                    "New-VM: -NewVHDSizeBytes is for a disk to be made; name it with -NewVHDPath.");
        HostManagement on = host.in(context);
        VmView made = context.await(on.vms().define(definition()));
        return Output.of(newDisk.isEmpty() ? made : withNewDisk(context, on, made), VmColumns.ALL);
    }

    /// When there is something wrong with the disk, there is no machine either.
    private VmView withNewDisk(CommandContext context, HostManagement on, VmView made) throws ManagementException {
        ByteSize size = newDiskSize == null ? USUAL_SIZE : newDiskSize;
        try {
            context.await(on.disks().create(new NewDisk(newDisk, size.bytes(), NewDisk.Type.DYNAMIC)));
            return context.await(
                    on.vms().modify(made.id(), List.of(new VmChange.AddDrive(new Drive.HardDisk(DISK, newDisk)))));
        } catch (ManagementException e) {
            context.await(on.vms().remove(made.id()));
            throw e;
        }
    }

    private org.enlighten.management.NewVm definition() throws ManagementException {
        List<Drive> drives = new ArrayList<>();
        if (!disk.isEmpty()) drives.add(new Drive.HardDisk(DISK, disk));
        drives.add(new Drive.Dvd(DVD, new Medium.None()));
        return new org.enlighten.management.NewVm(
                name,
                notes,
                new ProcessorSettings(processors, 0, 100, 100),
                new MemorySettings(Mebibytes.of("-MemoryStartupBytes", memory)),
                path,
                drives);
    }
}
