// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.os.system.DriverFile;

/// The driver files of the CD. One of two drivers runs the IDE controller: `atapi` by programmed I/O, as installed,
/// or `pciide` by bus-master DMA, for whoever copies its file and switches over (`dmacheck`).
public final class Nt4Drivers {
    public static final String PROGRAMMED_IO = "atapi";
    public static final String BUS_MASTER = "pciide";

    private static final List<String> BOOT = List.of("pci", PROGRAMMED_IO, "disk");
    private static final List<String> SETUP = List.of("pci", PROGRAMMED_IO, "cdrom", "disk");
    private static final List<String> INSTALLED =
            List.of("pci", "isa", PROGRAMMED_IO, "disk", "cdrom", "pit", "i8042prt", "vga", "serial");

    private Nt4Drivers() {}

    /// What setup copies.
    static List<DriverFile> installed() {
        return INSTALLED.stream().map(Nt4Drivers::file).toList();
    }

    /// What lies on the CD for people who want it.
    static List<DriverFile> optional() {
        return List.of(file(BUS_MASTER));
    }

    /// Bound before the CD can be read.
    static List<String> ofSetup() {
        return SETUP;
    }

    /// Bound before the disk can be read, on a disk that setup made.
    static List<String> ofBoot() {
        return BOOT;
    }

    private static DriverFile file(String id) {
        DriverFactory factory = PcDrivers.factories().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new DriverFile(
                id, factory.version(), factory.binds().stream().sorted().toList());
    }
}
