// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.fault.Tool;
import org.enlighten.guest.Personality;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.Ext2Disk;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.os.ext2.Ext2Check;
import org.enlighten.os.ext2.Ext2Report;
import org.enlighten.os.ext2.Ext2Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Setup on a real kernel, from a CD onto a disk, saved and restored before each system call.
class SetupTest {
    private static final int DISK_BYTES = 24 << 20;
    private static final String LIST = """
            [Directories]
            /etc
            /usr
            /usr/bin
            [BootDrivers]
            testdisk
            second
            [Files]
            ONE=/usr/bin/one
            TWO.TXT=/two.txt
            """;

    @TempDir
    Path folder;

    private final Product product = new Product(
            "linux",
            "Linux",
            "localhost",
            "the table\n",
            Personality.of("Linux", "1").memoryMib(8, 64).diskMibMin(16).build());

    private final Map<String, byte[]> cd = new TreeMap<>(Map.of(
            "/PACKAGES/FILES.LST",
            bytes(LIST),
            "/PACKAGES/ANSWERS.TXT",
            bytes("[Answers]\nHostName=given\n"),
            "/PACKAGES/ONE",
            new byte[70_000],
            "/PACKAGES/TWO.TXT",
            bytes("two\n"),
            "/BOOT/SETUP",
            bytes("image")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private LinuxBench start(byte[] disk) {
        LinuxBench bench = new LinuxBench()
                .program(
                        "/BOOT/SETUP",
                        Image.of("setup", arguments -> new Setup(product, arguments))
                                .memoryKib(Setup.MEMORY_KIB)
                                .plainLines());
        bench.plan().cd(Ext2Disk.volume(1 << 20, cd));
        return bench.from("CdRom0").startOn(disk, "/media/sr0/BOOT/SETUP", "/media/sr0");
    }

    @Test
    void aBlankDiskGetsATableAVolumeSwapAndTheFiles() throws IOException {
        LinuxBench bench = start(new byte[DISK_BYTES]);
        bench.system().runUntil(() -> bench.system().power.contains("restart"));
        byte[] disk = bench.system().diskBytes();
        byte[] record = Arrays.copyOf(disk, 512);
        assertTrue(BootCode.names(record, "linux"));
        assertEquals(java.util.List.of("testdisk", "second"), BootCode.drivers(record));
        MasterBootRecord.Partition swap = MasterBootRecord.partition(record, 2).orElseThrow();
        assertEquals(0x82, swap.type());
        assertArrayEquals(
                bytes("SWAPSPACE2"),
                Arrays.copyOfRange(disk, (int) swap.fromSector() * 512 + 4086, (int) swap.fromSector() * 512 + 4096));
        byte[] volume = Ext2Disk.volumeOf(disk);
        assertEquals("linux   ", new String(volume, 3, 8, StandardCharsets.US_ASCII));
        assertTrue(checked(volume).isClean());

        Tool.required("debugfs");
        Path image = Files.write(folder.resolve("root.img"), volume);
        Tool.Run check = Tool.tried("e2fsck", "-fn", image.toString());
        assertEquals(0, check.status(), check.output());
        assertEquals("two\n", cat("/two.txt", image));
        assertEquals("given\n", cat("/etc/HOSTNAME", image));
        assertEquals("the table\n", cat("/etc/inittab", image));
        assertTrue(cat("/etc/fstab", image).contains("/dev/sda1  /          ext2"));
        assertTrue(
                Tool.run("debugfs", "-R", "stat /usr/bin/one", image.toString()).contains("Size: 70000"));
    }

    private static String cat(String path, Path image) {
        String all = Tool.run("debugfs", "-R", "cat " + path, image.toString());
        return all.substring(all.indexOf('\n') + 1);
    }

    private static Ext2Report checked(byte[] volume) {
        Ext2Check check = new Ext2Check(volume.length, true);
        byte[] read = {};
        while (true) {
            switch (check.next(read)) {
                case Ext2Step.Read(long at, int count) -> read = Arrays.copyOfRange(volume, (int) at, (int) at + count);
                case Ext2Step.Write _, Ext2Step.Flush _ -> {}
                case Ext2Step.Done(Ext2Report report) -> {
                    return report;
                }
            }
        }
    }

    @Test
    void aDiskThatHoldsPartitionsIsErasedOnlyWhenSomebodySaysSo() {
        byte[] disk = new byte[DISK_BYTES];
        MasterBootRecord.Partition other = new MasterBootRecord.Partition(63, 1000, 6);
        System.arraycopy(MasterBootRecord.of("other", java.util.List.of(), other, 1), 0, disk, 0, 512);
        LinuxBench refused = start(disk.clone()).until("Type ERASE");
        refused.system().type("no\n");
        refused.until("The hard disk was left as it is.");
        assertArrayEquals(disk, refused.system().diskBytes());
        refused.system().type("\n");
        refused.system().runUntil(() -> refused.system().power.contains("restart"));

        LinuxBench erased = start(disk.clone()).until("Type ERASE");
        erased.system().type("erase\n");
        erased.until("Installation is complete.");
    }

    @Test
    void whatIsMissingIsToldBeforeAnythingIsChanged() {
        LinuxBench small = start(new byte[8 << 20]);
        small.until("Linux needs 16,384.");
        assertArrayEquals(new byte[8 << 20], small.system().diskBytes());
        cd.put("/PACKAGES/FILES.LST", bytes("[Files]\n"));
        start(new byte[DISK_BYTES]).until("The list of files to copy names none.");
        cd.remove("/PACKAGES/FILES.LST");
        start(new byte[DISK_BYTES]).until("'/media/sr0/PACKAGES/FILES.LST' cannot be read");
    }
}
