// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.os.system.DriverFile;

/// The driver files of the CD.
final class Nt4Drivers {
    private static final List<String> OF_SETUP =
            List.of("pci", "isa", "vga", "i8042prt", "pit", "atapi", "disk", "cdrom");
    private static final List<String> OF_BOOT = List.of("pci", "isa", "atapi", "disk");

    private Nt4Drivers() {}

    /// What setup copies.
    static List<DriverFile> installed() {
        return Stream.concat(OF_SETUP.stream(), Stream.of("serial"))
                .map(Nt4Drivers::file)
                .toList();
    }

    /// What lies on the CD for people who want it: bus-master DMA in place of programmed I/O.
    static List<DriverFile> optional() {
        return List.of(file("pciide"));
    }

    /// A file of the version that comes with this kit, with the devices it is for.
    private static DriverFile file(String id) {
        DriverFactory factory = PcDrivers.factories().stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new DriverFile(id, factory.version(), List.copyOf(new TreeSet<>(factory.binds())));
    }

    /// Bound before the CD can be read.
    static String[] ofSetup() {
        return OF_SETUP.toArray(String[]::new);
    }

    /// Bound before the disk can be read.
    static String[] ofBoot() {
        return OF_BOOT.toArray(String[]::new);
    }
}
