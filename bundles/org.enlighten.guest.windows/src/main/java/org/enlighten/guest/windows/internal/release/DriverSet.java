// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.enlighten.guest.FileTree;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.os.system.DriverFile;

/// Which drivers a system brings. One of two runs the IDE controller: `atapi` by programmed I/O, or `pciide` by
/// bus-master DMA; the other waits on the CD or the volume for whoever switches over (`dmacheck`).
///
/// @param ide that setup makes the disk's driver
/// @param acpi whether the system knows the board by firmware's tables, and brings drivers for what they name
/// @param both whether both drivers for the IDE controller are installed
public record DriverSet(String ide, boolean acpi, boolean both) {
    public static final String PROGRAMMED_IO = "atapi";
    public static final String BUS_MASTER = "pciide";

    private static final List<String> EVERYWHERE =
            List.of("pci", "isa", "disk", "cdrom", "pit", "i8042prt", "vga", "serial", "dc21x4");
    private static final List<String> OF_ACPI = List.of("acpi", "machine");

    /// Windows NT 4.0: programmed I/O, and no ACPI yet.
    public static DriverSet nt4() {
        return new DriverSet(PROGRAMMED_IO, false, false);
    }

    /// Windows 2000 and its successors.
    public static DriverSet plugAndPlay() {
        return new DriverSet(BUS_MASTER, true, true);
    }

    /// What the kernel begins with, before any driver has looked.
    List<DeviceNode> rootDevices() {
        return acpi ? PcBoard.acpiDevices() : PcBoard.rootDevices();
    }

    /// Bound before the CD can be read.
    List<String> ofSetup() {
        return List.of("pci", ide, "cdrom", "disk");
    }

    /// Bound before the disk can be read, on a disk that setup made.
    List<String> ofBoot() {
        return List.of("pci", ide, "disk");
    }

    /// What setup copies.
    public List<DriverFile> installed() {
        Stream<String> ids = Stream.concat(EVERYWHERE.stream(), acpi ? OF_ACPI.stream() : Stream.of());
        return Stream.concat(ids, both ? Stream.of(PROGRAMMED_IO, BUS_MASTER) : Stream.of(ide))
                .map(DriverSet::file)
                .toList();
    }

    /// What lies on the CD for people who want it.
    List<DriverFile> optional() {
        return both ? List.of() : List.of(file(ide.equals(BUS_MASTER) ? PROGRAMMED_IO : BUS_MASTER));
    }

    private static DriverFile file(String id) {
        DriverFactory factory = PcDrivers.factories().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new DriverFile(
                id, factory.version(), factory.binds().stream().sorted().toList());
    }

    /// Puts driver files into a directory of a tree, such as `I386/`.
    public static void into(FileTree.Builder tree, String directory, List<DriverFile> drivers) {
        for (DriverFile driver : drivers)
            tree.file(directory + driver.driver().toUpperCase(Locale.ROOT) + ".SYS", driver.bytes());
    }
}
