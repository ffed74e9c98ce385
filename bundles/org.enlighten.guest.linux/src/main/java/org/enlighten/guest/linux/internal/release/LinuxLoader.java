// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.linux.internal.module.ModuleList;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemDescription.PathStyle;

/// Loads the kernel for a boot record whose text names the system. What the kernel begins with, the record says: of
/// the disk nothing else can be read yet.
public final class LinuxLoader implements BootLoader {
    /// The keyboard controller resets; the PIIX4's power management register switches off (82371AB datasheet, 7.2:
    /// PMCNTRL at base + 4, suspend enable is bit 13; firmware puts the base to 0x400).
    private static final Power PC =
            new Power.Ports(List.of(new Power.Write(0x64, 1, 0xFE)), List.of(new Power.Write(0x404, 2, 1 << 13)));

    private static final int CACHE_BLOCKS = 1024;

    private final Distribution of;
    private final boolean setup;
    private final BootServices services;

    private LinuxLoader(Distribution of, boolean setup, BootServices services) {
        this.of = of;
        this.setup = setup;
        this.services = services;
    }

    /// For the boot record that setup wrote, and for the boot image of the CD.
    public static List<BootLoader> of(Distribution distribution, BootServices services) {
        return List.of(new LinuxLoader(distribution, false, services), new LinuxLoader(distribution, true, services));
    }

    @Override
    public Optional<ExecutionEngine> load(BootRecord record, Machine machine) {
        if (!BootCode.names(record.bytes(), systemId())) return Optional.empty();
        GuestLibraries libraries = services.libraries();
        libraries = libraries.with(Modules.drivers(libraries.drivers()), LinuxPrograms.of(of));
        return Optional.of(new Kernel(
                firstProcessors(machine),
                description(record),
                libraries.drivers(),
                libraries.programs(),
                libraries.fileSystems()));
    }

    private String systemId() {
        return setup ? of.setupId() : of.id();
    }

    /// The others stay halted.
    private Machine firstProcessors(Machine machine) {
        int most = of.personality().processorsMax();
        if (machine.processors().size() <= most) return machine;
        return new Machine(
                machine.name(),
                machine.simulation(),
                machine.memories(),
                machine.costs(),
                machine.memory(),
                machine.processors().subList(0, most));
    }

    private SystemDescription description(BootRecord record) {
        SystemDescription.Builder description = SystemDescription.named(
                        systemId(), of.kernelVersion(), of.displayName())
                .paths(PathStyle.ROOTED)
                .banner(of.banner())
                .bootDevices(PcBoard.rootDevices())
                .bootDrivers(BootCode.drivers(record.bytes()).toArray(String[]::new))
                .exactTicks(services.exactTicks())
                .cacheBlocks(CACHE_BLOCKS)
                .power(services.power().orElse(PC))
                .previousCrash(services.previousCrash());
        return (setup ? ofSetup(description) : installed(description)).build();
    }

    private static SystemDescription.Builder ofSetup(SystemDescription.Builder description) {
        return description
                .systemVolume("CdRom0", 0)
                .moduleList("\\" + InstallationCd.MODULES + "\\" + ModuleList.CD_NAME)
                .programs(List.of(new BootProgram("/media/sr0/BOOT/SETUP", "/media/sr0")));
    }

    private SystemDescription.Builder installed(SystemDescription.Builder description) {
        String modules = of.moduleDirectory().replace('/', '\\');
        return description
                .systemVolume("PhysicalDrive0", 0)
                .moduleList(modules + "\\" + ModuleList.NAME)
                .programs(List.of(new BootProgram("/sbin/init", "")));
    }
}
