// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.VirtualMachine;

/// Somebody who puts the integration services setup disk into a guest's drive, runs setup at the prompt and lets it
/// restart.
final class SetUpServices {
    private SetUpServices() {}

    static void in(GuestVm guest) {
        insertDisc(guest.world(), guest.vm());
        guest.vm().type("D:\\support\\x86\\setup.exe\n");
        guest.world()
                .runUntil(
                        "question", 60, () -> guest.vm().screen().text().strip().endsWith("Restart it now (Y/N)?"));
        guest.vm().type("y\n");
        guest.world().runUntil("restart", 120, () -> !guest.vm().screen().text().contains("(Y/N)"));
        guest.awaitPrompt();
    }

    static void in(LinuxVm suse) {
        insertDisc(suse.world, suse.vm);
        suse.type("/media/sr0/linux/setup.pl");
        suse.vm.type("reboot\n");
        suse.world.runUntil("it goes down", 60, () -> !suse.isAtPrompt());
        suse.atPrompt(120);
    }

    private static void insertDisc(World world, VirtualMachine vm) {
        String path = world.host.installation().orElseThrow().integrationDisc().orElseThrow();
        World.Ending ending = new World.Ending();
        vm.insert(1, 0, new DvdMedium.Image(path), ending);
        world.runUntil("disc is in the drive", 60, ending::isEnded);
        ending.check();
    }
}
