// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.HostView;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewDisk;
import org.enlighten.management.NewVm;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.workbench.internal.look.Messages;

/// What the New Virtual Machine wizard has gathered so far, with its defaults and its checks. Knows no widgets.
final class NewVmDraft {
    /// Where the machine's disk comes from.
    enum Disk {
        CREATE,
        EXISTING,
        LATER
    }

    /// How its operating system comes to it.
    enum Install {
        LATER,
        MEDIUM,
        IMAGE
    }

    private static final int NAME_MAX = 100;
    private static final int MEMORY_MIN = 8;
    private static final int SIZE_GB_MAX = 2040;
    private static final DriveAddress DISK_PLACE = new DriveAddress(0, 0);
    private static final DriveAddress DVD_PLACE = new DriveAddress(1, 0);

    final HostView host;
    final List<GuestSystemView> media;
    String name = Messages.text("newvm.name.default");
    boolean elsewhere;
    String path;
    int memoryMib = MemorySettings.DEFAULT.startupMib();
    Disk disk = Disk.CREATE;
    String diskName = "";
    String diskFolder;
    int diskGb = 127;
    String diskPath = "";
    Install install = Install.LATER;
    int medium;
    String image = "";
    boolean start;

    /// @param systems those with installation media are offered
    NewVmDraft(HostView host, List<GuestSystemView> systems) {
        this.host = host;
        media = systems.stream().filter(GuestSystemView::media).toList();
        path = host.vmPath();
        diskFolder = host.diskPath();
    }

    /// The name of the disk's file: the machine's, until another one is given.
    String diskFile() {
        return diskName.isBlank() ? name.strip() + ".vhd" : diskName.strip();
    }

    String newDiskPath() {
        return FilePath.join(diskFolder, diskFile());
    }

    Optional<String> nameProblem() {
        if (name.isBlank()) return Optional.of(Messages.text("newvm.problem.name"));
        if (name.strip().length() > NAME_MAX) return Optional.of(Messages.text("newvm.problem.name.long", NAME_MAX));
        if (elsewhere && !FilePath.absolute(path)) return Optional.of(Messages.text("problem.path", "Location"));
        return Optional.empty();
    }

    Optional<String> memoryProblem() {
        boolean fits = memoryMib >= MEMORY_MIN && memoryMib <= host.memoryMib();
        if (!fits) return Optional.of(Messages.text("newvm.problem.memory", MEMORY_MIN, host.memoryMib()));
        return memoryMib % 2 == 0 ? Optional.empty() : Optional.of(Messages.text("newvm.problem.memory.odd"));
    }

    Optional<String> diskProblem() {
        return switch (disk) {
            case LATER -> Optional.empty();
            case EXISTING ->
                FilePath.absolute(diskPath)
                        ? Optional.empty()
                        : Optional.of(Messages.text("problem.path", Messages.text("newvm.disk.path")));
            case CREATE -> newDiskProblem();
        };
    }

    private Optional<String> newDiskProblem() {
        if (!FilePath.fileName(diskFile())) return Optional.of(Messages.text("newvm.problem.disk.name"));
        if (!FilePath.absolute(diskFolder))
            return Optional.of(Messages.text("problem.path", Messages.text("newvm.disk.folder")));
        return diskGb >= 1 && diskGb <= SIZE_GB_MAX
                ? Optional.empty()
                : Optional.of(Messages.text("newvm.problem.disk.size", SIZE_GB_MAX));
    }

    Optional<String> installProblem() {
        return switch (install) {
            case LATER -> Optional.empty();
            case MEDIUM -> media.isEmpty() ? Optional.of(Messages.text("newvm.problem.media")) : Optional.empty();
            case IMAGE ->
                FilePath.absolute(image)
                        ? Optional.empty()
                        : Optional.of(Messages.text("problem.path", Messages.text("newvm.install.image.path")));
        };
    }

    /// The disk that has to be made first.
    Optional<NewDisk> newDisk() {
        return disk == Disk.CREATE
                ? Optional.of(new NewDisk(newDiskPath(), (long) diskGb << 30, NewDisk.Type.DYNAMIC))
                : Optional.empty();
    }

    NewVm newVm() {
        List<Drive> drives = new ArrayList<>();
        switch (disk) {
            case CREATE -> drives.add(new Drive.HardDisk(DISK_PLACE, newDiskPath()));
            case EXISTING -> drives.add(new Drive.HardDisk(DISK_PLACE, diskPath.strip()));
            case LATER -> {}
        }
        drives.add(new Drive.Dvd(DVD_PLACE, inserted()));
        return new NewVm(
                name.strip(),
                "",
                ProcessorSettings.DEFAULT,
                new MemorySettings(memoryMib),
                elsewhere ? path.strip() : "",
                drives);
    }

    private Medium inserted() {
        return switch (install) {
            case LATER -> new Medium.None();
            case MEDIUM -> new Medium.Installation(media.get(medium).id());
            case IMAGE -> new Medium.Image(image.strip());
        };
    }

    /// What the last page and the finished machine are told to have, by name.
    List<String[]> summary() {
        String diskText = switch (disk) {
            case CREATE -> Messages.text("newvm.summary.disk.create", newDiskPath(), diskGb);
            case EXISTING -> diskPath.strip();
            case LATER -> Messages.text("newvm.summary.disk.later");
        };
        String systemText = switch (install) {
            case LATER -> Messages.text("newvm.summary.install.later");
            case MEDIUM ->
                Messages.text(
                        "newvm.summary.install.medium",
                        media.isEmpty() ? "" : media.get(medium).name());
            case IMAGE -> Messages.text("newvm.summary.install.image", image.strip());
        };
        return List.of(
                new String[] {Messages.text("newvm.summary.name"), name.strip()},
                new String[] {Messages.text("newvm.summary.memory"), memoryMib + " MB"},
                new String[] {Messages.text("newvm.summary.network"), Messages.text("newvm.network.none")},
                new String[] {Messages.text("newvm.summary.disk"), diskText},
                new String[] {Messages.text("newvm.summary.system"), systemText});
    }
}
