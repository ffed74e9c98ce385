// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.Volume;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The mains fail while a guest is set up from its CD onto a disk that grows from nothing. Its image is sound after
/// each
/// cut, and a person who starts setup again ends with a system that boots. `-Denlighten.points=N` tries more instants.
class SetupPowerCutTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 4);
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final int POINTS_OF_A_LIFE = 2;
    private static final long CACHE_BYTES = 8 << 20;
    private static final long DISK_BYTES = 33 << 20;
    private static final int BLOCK_BYTES = 64 << 10;
    private static final long STEPS_OF_SETUP = 300_000;
    private static final long SERVICE_NS = 20_000_000;
    private static final String DISK = "a.vhd";

    @TempDir
    Path directory;

    @Test
    void aSetUpThatIsCutOffLeavesASoundDiskAndCanBeBegunAnew() throws Exception {
        Tool.required("qemu-img");
        Tool.required("fsck.fat");
        for (int number = 0; number * POINTS_OF_A_LIFE < POINTS; number++) {
            Life life = new Life(number);
            for (int cut = 1; cut <= POINTS_OF_A_LIFE; cut++) life.goOnUntilTheNextCut(cut);
            life.endInGoodOrder();
        }
    }

    /// One host whose machine is set up at last.
    private final class Life {
        private final World world;
        private final Volume volume;
        private final UnreliableHost host;
        private final Installer installer = new Installer();
        private final Chance chance;
        private final String replay;

        Life(int number) throws FittingException {
            replay = "replay: -Denlighten.seed=" + SEED + ", life=" + number;
            chance = new Chance(SEED * 1_000_003 + number);
            HardwareProfile profile = HardwareProfile.of("server-2008").withLogicalProcessors(2);
            world = new World(directory.resolve("host" + number), SEED + number, profile);
            world.boot();
            world.installRole();
            VirtualMachine vm = FirstVm.define(world, "a", DISK, DISK_BYTES, BLOCK_BYTES);
            host = new UnreliableHost(world, vm.definition(), installer);
            volume = world.hardware.volumes().getFirst().volume();
            volume.writeCache(number % 2 * CACHE_BYTES);
            host.cut();
        }

        private GuestDisk disk() throws IOException {
            return new GuestDisk(volume.realPath(DISK), directory);
        }

        private void powerOn() {
            host.powerOn();
            installer.sitsDown();
        }

        void goOnUntilTheNextCut(int cut) throws IOException {
            powerOn();
            host.live(chance.nextLong(STEPS_OF_SETUP));
            if (chance.nextInt(2) == 0) world.simulation.runUntil(world.simulation.now() + chance.nextLong(SERVICE_NS));
            host.cut();
            GuestDisk disk = disk();
            assertEquals(List.of(), disk.problems(), replay + ", cut=" + cut);
            disk.convert();
        }

        void endInGoodOrder() throws IOException {
            powerOn();
            host.shutDownGuest();
            host.cut();
            GuestDisk disk = disk();
            assertEquals(List.of(), disk.problems(), replay);
            Tool.Run fsck = disk.fsck();
            assertEquals(0, fsck.status(), replay + "\n" + fsck.output());
            world.close();
        }
    }

    /// Starts setup from the CD whenever the disk does not hold a whole system yet.
    private static final class Installer implements UnreliableHost.Person {
        private boolean complete;
        private boolean begun;
        private boolean erased;

        void sitsDown() {
            begun = false;
            erased = false;
        }

        @Override
        public String answer(String screen) {
            complete |= screen.contains("Setup is complete.");
            boolean asksForCd = screen.contains("Press any key to boot from CD");
            boolean asksToErase = screen.contains("Type ERASE and press Enter");
            if (asksForCd && !begun && !complete) {
                begun = true;
                return " ";
            }
            begun |= screen.contains("Setup ");
            if (!asksToErase || erased) return "";
            erased = true;
            return "ERASE\n";
        }
    }
}
