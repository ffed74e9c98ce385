// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.DriverLibrary;
import org.enlighten.os.system.DriverFile;

/// The driver shelf: modules of the kernel, each by its own name for a driver of the PC kit.
public final class Modules {
    /// One module.
    ///
    /// @param name of the module, and of the driver as this system calls it
    /// @param directory below `kernel/` of the module directory
    /// @param driver of the kit that it stands for
    /// @param description as the kernel says it
    public record Module(String name, String directory, String driver, String description) {
        /// Its file, below the module directory.
        public String path() {
            return "kernel/" + directory + "/" + name + ".ko";
        }
    }

    /// What a disk begins with: the bus, a screen for what the kernel says, the controller by bus-master DMA, disks.
    private static final List<Module> INITIAL = List.of(
            new Module("pci", "drivers/pci", "pci", "PCI bus"),
            new Module("vgacon", "drivers/video", "vga", "VGA text console"),
            new Module("ata_piix", "drivers/ata", "pciide", "Intel PIIX ATA, bus-master DMA"),
            new Module("sd_mod", "drivers/scsi", "disk", "ATA disk"));

    private static final List<Module> OTHERS = List.of(
            new Module("pnp", "drivers/pnp", "isa", "ISA bus"),
            new Module("i8253", "drivers/clocksource", "pit", "i8253 timer"),
            new Module("i8042", "drivers/input/serio", "i8042prt", "i8042 keyboard port"),
            new Module("tulip", "drivers/net/tulip", "dc21x4", "Digital Tulip ethernet"),
            new Module("8250", "drivers/serial", "serial", "8250 serial port"),
            new Module("sr_mod", "drivers/scsi", "cdrom", "ATAPI CD-ROM"));

    private Modules() {}

    static List<Module> all() {
        return Stream.concat(INITIAL.stream(), OTHERS.stream()).toList();
    }

    /// Ids of the drivers that an installed disk's boot record names.
    static List<String> initial() {
        return INITIAL.stream().map(Module::name).toList();
    }

    /// Those that setup begins with: it reads a CD.
    static List<String> ofSetup() {
        List<String> all = new ArrayList<>(initial());
        all.add("sr_mod");
        return all;
    }

    /// The drivers of this shelf, from those that the library has.
    static List<DriverFactory> drivers(DriverLibrary library) {
        return all().stream()
                .flatMap(module -> library.find(module.driver()).stream()
                        .<DriverFactory>map(driver -> new ModuleDriver(module, driver)))
                .toList();
    }

    /// A module's file: it names its driver, the version that it was made with, and what it binds.
    static DriverFile file(Module module, DriverFactory driver) {
        return new DriverFile(
                module.name(),
                driver.version(),
                driver.binds().stream().sorted().toList());
    }
}
