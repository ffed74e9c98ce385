// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.PowerAction;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Linux from its CD to its shell, its files, its processors, and what others find on its disk.
class LinuxTest {
    private static final long DISK_BYTES = 256L << 20;
    private static final long SEED = Long.getLong("enlighten.seed", 1);

    @TempDir
    Path directory;

    private World world(int processors) {
        World world = new World(
                directory.resolve("host"), 5, HardwareProfile.of("server-2008").withLogicalProcessors(processors));
        world.boot();
        world.installRole();
        return world;
    }

    private Path rootPartition(String disk) throws IOException {
        return LinuxDisk.rootPartition(directory, disk);
    }

    private void requireClean(Path root) {
        Tool.Run check = Tool.tried("e2fsck", "-fn", root.toString());
        assertEquals(0, check.status(), check.output());
        assertTrue(check.output().lines().noneMatch(line -> line.contains("wrong")), check.output());
    }

    @Test
    void whatItWritesOthersReadAndItFindsAgainAfterPowerOff() throws Exception {
        Tool.required("qemu-img");
        Tool.required("debugfs");
        World world = world(1);
        LinuxVm linux =
                LinuxVm.define(world, "lin", "linux", "lin.vhd", DISK_BYTES, 1).start();
        linux.type("mkdir -p /srv/data");
        linux.type("echo written by the guest > '/srv/data/a rather long name.txt'");
        linux.type("echo and more >> '/srv/data/a rather long name.txt'");
        linux.type("cp /srv/data/a*.txt /srv/data/copy; mv /srv/data/copy /root/moved; rm /root/README");
        assertTrue(linux.type("cat /root/moved").contains("written by the guest\nand more\n"), linux.text());
        assertTrue(linux.type("ls /srv/data").contains("a rather long name.txt"), linux.text());
        linux.off("shutdown -h now");

        Path root = rootPartition("lin.vhd");
        requireClean(root);
        assertTrue(Tool.run("debugfs", "-R", "cat \"/srv/data/a rather long name.txt\"", root.toString())
                .endsWith("written by the guest\nand more\n"));
        assertTrue(Tool.run("debugfs", "-R", "ls /boot", root.toString()).contains("vmlinuz-2.6.18-smp"));

        linux.start();
        assertTrue(linux.text().contains("/dev/sda1: clean"), linux.text());
        assertTrue(linux.type("cat /root/moved").contains("written by the guest"), linux.text());
        linux.off("poweroff");
        requireClean(rootPartition("lin.vhd"));
    }

    /// Power goes while files are made, copied, moved and removed, at instants that the seed decides.
    @Test
    void afterAPowerCutTheStartPutsTheVolumeRightAndWhatWasSyncedIsThere() throws Exception {
        Tool.required("qemu-img");
        Tool.required("e2fsck");
        String replay = "replay: -Denlighten.seed=" + SEED;
        Chance chance = new Chance(SEED);
        World world = world(1);
        LinuxVm linux =
                LinuxVm.define(world, "cut", "linux", "cut.vhd", 96L << 20, 1).start();
        linux.type("echo this must stay > /root/kept; sync");
        for (int cut = 0; cut < 8; cut++) {
            linux.vm.type("mkdir -p /d" + cut + "/e; cp /boot/vmlinuz* /d" + cut + "; cp /bin/sh /d" + cut + "/e; mv /d"
                    + cut + "/e/sh /d" + cut + "/sh; rm -r /d" + cut + "/e; iotest write /d" + cut + "/x 50\n");
            world.simulation.runUntil(world.simulation.now() + 20_000_000L + chance.nextLong(300_000_000L));
            world.power(linux.vm, PowerAction.TURN_OFF);
            linux.start();
            assertTrue(linux.text().contains("was not cleanly unmounted"), replay + linux.text());
            assertFalse(linux.text().contains("UNEXPECTED INCONSISTENCY"), replay + linux.text());
            assertTrue(linux.type("cat /root/kept").contains("this must stay"), replay + linux.text());
            linux.off("poweroff");
            requireClean(rootPartition("cut.vhd"));
            linux.start();
            assertTrue(linux.text().contains("/dev/sda1: clean"), replay + linux.text());
        }
    }

    @Test
    void aDiscThatWasTakenOutWhileItWasOffIsNotThereAtTheStart() throws Exception {
        World world = world(1);
        LinuxVm linux =
                LinuxVm.define(world, "cd", "linux", "cd.vhd", 96L << 20, 1).start();
        assertTrue(linux.type("mount").contains("/dev/sr0 on /media/sr0"), linux.text());
        linux.off("poweroff");
        World.Ending ending = new World.Ending();
        linux.vm.insert(1, 0, new DvdMedium.None(), ending);
        world.runUntil("the drive is empty", 60, ending::isEnded);
        ending.check();
        linux.start();
        assertFalse(linux.type("mount").contains("/dev/sr0"), linux.text());
        assertTrue(linux.type("ls /media/sr0").contains("No medium found"), linux.text());
        assertFalse(linux.type("dmesg").contains("could not be read"), linux.text());
    }

    @Test
    void itUsesAllProcessorsOfItsMachine() throws Exception {
        World world = world(2);
        LinuxVm linux =
                LinuxVm.define(world, "smp", "linux", "smp.vhd", DISK_BYTES, 2).start();
        assertTrue(linux.type("cat /proc/cpuinfo").contains("processor\t: 1")
                || linux.text().contains(": 1"));
        long before = world.simulation.now();
        linux.type("cpuburn 3000 & cpuburn 3000");
        double seconds = (world.simulation.now() - before) / 1e9;
        assertTrue(seconds < 4, "two times three seconds of work took " + seconds);
        linux.off("halt");
    }

    @Test
    void itTellsWhatItIsMadeOf() throws Exception {
        World world = world(1);
        LinuxVm linux = LinuxVm.define(world, "tell", "linux", "tell.vhd", DISK_BYTES, 1)
                .start();
        assertTrue(linux.type("uname -a").contains("Linux localhost 2.6.18-smp #1 SMP"), linux.text());
        assertTrue(linux.type("lsmod").contains("ata_piix"), linux.text());
        assertTrue(linux.type("lspci -k").contains("Kernel driver in use: ata_piix"), linux.text());
        assertTrue(linux.type("dmesg").contains("VFS: mounted sda1 (ext2) on /"), linux.text());
        assertTrue(linux.type("mount").contains("/dev/sda1 on / type ext2"), linux.text());
        assertTrue(linux.type("df").contains("/dev/sda1"), linux.text());
        assertTrue(linux.type("free").contains("Mem:         98304"), linux.text());
        assertTrue(linux.type("ps").contains("init"), linux.text());
        assertTrue(linux.type("date").contains("UTC 2008"), linux.text());
        assertTrue(linux.type("iotest write /tmp/x 10").contains("10 blocks of 4096 bytes were written."));
        linux.vm.type("shutdown -r now\n");
        world.runUntil("it goes down", 60, () -> !linux.isAtPrompt());
        linux.atPrompt(120);
        assertTrue(linux.text().contains("/dev/sda1: clean"), linux.text());
    }
}
