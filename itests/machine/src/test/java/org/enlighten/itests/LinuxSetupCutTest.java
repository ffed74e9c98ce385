// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.PowerAction;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The machine is turned off in the middle of a Linux's setup, at instants that the seed decides; who starts it from
/// the CD again ends with a system that boots. `-Denlighten.points=N` tries more instants.
class LinuxSetupCutTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 4);
    private static final long SEED = Long.getLong("enlighten.seed", 4);
    private static final long STEPS_OF_SETUP = 120_000;
    private static final long DISK_BYTES = 96L << 20;

    @TempDir
    Path directory;

    @Test
    void aSetUpThatIsCutOffCanBeBegunAnew() throws Exception {
        Tool.required("qemu-img");
        Tool.required("e2fsck");
        World world = new World(directory.resolve("host"), SEED, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        Chance chance = new Chance(SEED);
        for (int point = 0; point < POINTS; point++) {
            String system = List.of("linux", "suse-linux").get(point % 2);
            String name = system + point;
            LinuxVm linux = LinuxVm.define(world, name, system, name + ".vhd", DISK_BYTES, 1);
            Installer installer = new Installer(linux);
            String replay = "replay: -Denlighten.seed=" + SEED;
            for (int cut = 0; cut < 2; cut++) {
                world.power(linux.vm, PowerAction.START);
                installer.sitsDown();
                long until = world.simulation.steps() + chance.nextLong(STEPS_OF_SETUP);
                replay += ", " + name + " until step " + until;
                while (world.simulation.steps() < until) {
                    world.simulation.step();
                    installer.look();
                }
                world.power(linux.vm, PowerAction.TURN_OFF);
            }
            world.power(linux.vm, PowerAction.START);
            installer.sitsDown();
            world.runUntil(replay, 600, installer::hasPrompt);
            assertTrue(linux.type("ls /etc").contains("inittab"), replay);
            linux.off("poweroff");
            Path root = LinuxDisk.rootPartition(directory, name + ".vhd");
            Tool.Run check = Tool.tried("e2fsck", "-fn", root.toString());
            assertEquals(0, check.status(), replay + check.output());
        }
        world.close();
    }

    /// Starts setup from the CD whenever the disk does not hold a whole system yet.
    private static final class Installer {
        private final LinuxVm linux;
        private boolean complete;
        private boolean begun;
        private boolean erased;

        Installer(LinuxVm linux) {
            this.linux = linux;
        }

        void sitsDown() {
            begun = false;
            erased = false;
        }

        void look() {
            String screen = linux.text();
            complete |= screen.contains("Installation is complete.");
            if (!complete && !begun && screen.contains("Press any key to boot from CD")) {
                begun = true;
                linux.vm.type(" ");
            }
            if (!erased && screen.contains("Type ERASE and press Enter")) {
                erased = true;
                linux.vm.type("ERASE\n");
            }
        }

        boolean hasPrompt() {
            look();
            return linux.isAtPrompt();
        }
    }
}
