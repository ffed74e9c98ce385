// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.windows.internal.disk.BootCode;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;

/// Loads the kernel for a boot record whose text names the system. What the kernel begins with, the record says: of
/// the disk nothing else can be read yet.
public final class Nt4Loader implements BootLoader {
    /// The keyboard controller resets; the PIIX4's power management register switches off (82371AB datasheet, 7.2:
    /// PMCNTRL at base + 4, suspend enable is bit 13; firmware puts the base to 0x400).
    private static final Power PC =
            new Power.Ports(List.of(new Power.Write(0x64, 1, 0xFE)), List.of(new Power.Write(0x404, 2, 1 << 13)));

    private static final int CACHE_BLOCKS = 512;

    private final String systemId;
    private final BootServices services;

    private Nt4Loader(String systemId, BootServices services) {
        this.systemId = systemId;
        this.services = services;
    }

    /// For the boot record that setup wrote.
    public static Nt4Loader ofDisk(BootServices services) {
        return new Nt4Loader(Nt4.ID, services);
    }

    /// For the boot image of the CD.
    public static Nt4Loader ofCd(BootServices services) {
        return new Nt4Loader(Nt4.SETUP_ID, services);
    }

    @Override
    public Optional<ExecutionEngine> load(BootRecord record, Machine machine) {
        if (!BootCode.names(record.bytes(), systemId)) return Optional.empty();
        GuestLibraries libraries = services.libraries().with(List.of(), Nt4Programs.all());
        return Optional.of(new Kernel(
                machine, description(record), libraries.drivers(), libraries.programs(), libraries.fileSystems()));
    }

    private boolean isSetup() {
        return systemId.equals(Nt4.SETUP_ID);
    }

    private SystemDescription description(BootRecord record) {
        SystemDescription.Builder description = SystemDescription.named(systemId, Nt4.VERSION, Nt4.DISPLAY_NAME)
                .bootDevices(PcBoard.rootDevices())
                .bootDrivers(BootCode.drivers(record.bytes()).toArray(String[]::new))
                .exactTicks(services.exactTicks())
                .cacheBlocks(CACHE_BLOCKS)
                .power(services.power().orElse(PC))
                .previousCrash(services.previousCrash());
        return (isSetup() ? setup(description) : installed(description)).build();
    }

    private static SystemDescription.Builder setup(SystemDescription.Builder description) {
        return description
                .systemVolume("CdRom0", 0)
                .driverDirectory(Nt4.SOURCE)
                .programs(List.of(new BootProgram("D:" + Nt4.SOURCE + "\\SETUP.EXE", "D:" + Nt4.SOURCE)));
    }

    private static SystemDescription.Builder installed(SystemDescription.Builder description) {
        return description
                .systemVolume("PhysicalDrive0", 0)
                .driverDirectory(Nt4.DRIVER_DIRECTORY)
                .systemFile(Nt4.SYSTEM_FILE);
    }
}
