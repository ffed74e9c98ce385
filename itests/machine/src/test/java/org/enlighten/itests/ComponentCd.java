// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.os.system.DriverFile;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.VirtualMachine;

/// A CD with driver files and nothing else, each named as on a volume: for guests onto whose disk somebody copies them
/// at the prompt.
record ComponentCd(List<String> drivers) implements GuestOs {
    static final String ID = "component-cd";
    private static final String DRIVERS = "C:\\WINDOWS\\SYSTEM32\\DRIVERS";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Personality personality() {
        return Personality.of("Components", "1.0").build();
    }

    @Override
    public Optional<InstallationMedia> media() {
        FileTree.Builder files = FileTree.builder();
        for (String driver : drivers)
            files.file(driver.toUpperCase(java.util.Locale.ROOT) + ".SYS", new DriverFile(driver, "1.0", List.of()).bytes());
        return Optional.of(InstallationMedia.of("COMPONENTS", files.build(), BootCode.cdImage(ID, List.of())));
    }

    /// Has a machine that stands at its prompt copy some of them, and starts it anew.
    static void install(World world, VirtualMachine vm, String... drivers) {
        World.Ending ending = new World.Ending();
        vm.insert(1, 0, new DvdMedium.Installation(ID), ending);
        world.runUntil("CD is in the drive", 60, ending::isEnded);
        ending.check();
        for (String driver : drivers)
            FirstVm.type(world, vm, "copy D:\\" + driver.toUpperCase(java.util.Locale.ROOT) + ".SYS " + DRIVERS);
        FirstVm.restart(world, vm);
    }
}
