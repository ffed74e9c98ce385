// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.windows.internal.hypervisor.HypervisorInterfaceFactory;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;

/// Loads the kernel for a boot record whose text names the system. What the kernel begins with, the record says: of
/// the disk nothing else can be read yet. Of a machine's processors it takes as many as the system uses; the others
/// stay halted.
final class ReleaseLoader implements BootLoader {
    /// The keyboard controller resets; the PIIX4's power management register switches off (82371AB datasheet, 7.2:
    /// PMCNTRL at base + 4, suspend enable is bit 13; firmware puts the base to 0x400).
    private static final Power PC =
            new Power.Ports(List.of(new Power.Write(0x64, 1, 0xFE)), List.of(new Power.Write(0x404, 2, 1 << 13)));

    private final Release release;
    private final boolean setup;
    private final BootServices services;

    private ReleaseLoader(Release release, boolean setup, BootServices services) {
        this.release = release;
        this.setup = setup;
        this.services = services;
    }

    /// For the boot record that setup wrote.
    static ReleaseLoader ofDisk(Release release, BootServices services) {
        return new ReleaseLoader(release, false, services);
    }

    /// For the boot image of the CD.
    static ReleaseLoader ofCd(Release release, BootServices services) {
        return new ReleaseLoader(release, true, services);
    }

    @Override
    public Optional<ExecutionEngine> load(BootRecord record, Machine machine) {
        if (!BootCode.names(record.bytes(), systemId())) return Optional.empty();
        List<DriverFactory> ownDrivers = release.isAware() ? List.of(new HypervisorInterfaceFactory()) : List.of();
        GuestLibraries libraries = services.libraries()
                .with(ownDrivers, setup ? ReleasePrograms.ofSetup(release) : ReleasePrograms.installed(release));
        return Optional.of(new Kernel(
                used(machine),
                description(record),
                libraries.drivers(),
                libraries.programs(),
                libraries.fileSystems()));
    }

    private Machine used(Machine machine) {
        int count = Math.min(machine.processors().size(), release.personality().processorsMax());
        return new Machine(
                machine.name(),
                machine.simulation(),
                machine.memories(),
                machine.costs(),
                machine.memory(),
                machine.processors().subList(0, count));
    }

    private String systemId() {
        return setup ? release.identity().setupId() : release.identity().id();
    }

    private SystemDescription description(BootRecord record) {
        SystemDescription.Builder description = SystemDescription.named(
                        systemId(),
                        release.identity().version(),
                        release.identity().name())
                .bootDevices(release.drivers().rootDevices())
                .bootDrivers(BootCode.drivers(record.bytes()).toArray(String[]::new))
                .clockPeriodNs(release.kernel().clockPeriodNs())
                .reservedBytes(release.kernel().reservedBytes())
                .cacheBlocks(release.kernel().cacheBlocks())
                .exactTicks(services.exactTicks())
                .power(services.power().orElse(PC))
                .previousCrash(services.previousCrash());
        if (release.isAware()) description.bootDrivers(HypervisorInterfaceFactory.ID);
        return (setup ? setup(description) : installed(description)).build();
    }

    private SystemDescription.Builder setup(SystemDescription.Builder description) {
        String source = "\\" + release.cd().directory();
        return description
                .systemVolume("CdRom0", 0)
                .driverDirectory(source)
                .programs(List.of(new BootProgram("D:" + source + "\\SETUP.EXE", "D:" + source)));
    }

    private SystemDescription.Builder installed(SystemDescription.Builder description) {
        return description
                .systemVolume("PhysicalDrive0", 0)
                .loaderFiles(release.contents().loader().paths())
                .driverDirectory(release.layout().drivers())
                .systemFile(release.layout().systemFile());
    }
}
