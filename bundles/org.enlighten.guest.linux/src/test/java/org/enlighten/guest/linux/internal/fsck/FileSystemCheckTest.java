// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.fsck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.Ext2Disk;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.guest.linux.internal.init.Init;
import org.enlighten.guest.linux.internal.shell.Host;
import org.enlighten.guest.linux.internal.shell.Shell;
import org.junit.jupiter.api.Test;

/// The check as a program at boot, before a shell, saved and restored before each system call.
class FileSystemCheckTest {
    private static final int STATE_AT = 1024 + 58;
    private static final int ROOT_LINKS_AT = (63 << 9) + STATE_AT;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final LinuxBench bench = new LinuxBench()
            .program("/sbin/init", Image.of("init", arguments -> new Init()).plainLines())
            .program(
                    "/sbin/fsck.ext2",
                    Image.of("fsck.ext2", FileSystemCheck::new)
                            .memoryKib(FileSystemCheck.MEMORY_KIB)
                            .plainLines())
            .program(
                    "/bin/sh",
                    Image.of("sh", arguments -> new Shell(new Host("1", "#1", "[%h]# "), arguments))
                            .plainLines());

    FileSystemCheckTest() {
        for (String path : new String[] {"/sbin/init", "/sbin/fsck.ext2", "/bin/sh"}) files.put(path, new byte[3000]);
        files.put("/etc/inittab", "si::sysinit:/sbin/fsck.ext2 -a /dev/sda1\n1:3:respawn:/bin/sh\n".getBytes());
        files.put("/kept", "kept\n".getBytes());
    }

    private byte[] disk() {
        return Ext2Disk.disk(LinuxBench.ID, Ext2Disk.volume(2 << 20, files));
    }

    @Test
    void aVolumeInGoodOrderIsBelieved() {
        bench.startOn(disk(), "/sbin/init", "").until("[localhost]# ");
        assertTrue(bench.screen().contains("/dev/sda1: clean, 19/256 files, "), bench.screen());
    }

    @Test
    void aVolumeInUseIsCheckedPutRightAndMountedAnew() {
        byte[] disk = disk();
        disk[ROOT_LINKS_AT] = 0;
        int bitmap = bitmapAt(disk);
        disk[bitmap + 200] = 0x11;
        bench.startOn(disk, "/sbin/init", "").until("[localhost]# ");
        assertTrue(bench.screen().contains("/dev/sda1 was not cleanly unmounted, check forced."), bench.screen());
        assertTrue(bench.screen().contains("The bitmap of blocks of group 0 was wrong."), bench.screen());
        assertEquals("kept\n", bench.type("cat /kept"));
        assertEquals("", bench.type("echo more > /more"));
        bench.system().type("poweroff\n");
        bench.system().runUntil(() -> bench.system().power.contains("off"));
        assertEquals(1, bench.volume()[STATE_AT]);
        assertEquals(0, bench.system().diskBytes()[bitmap + 200]);
    }

    private static int bitmapAt(byte[] disk) {
        int descriptor = (63 << 9) + 2048;
        return (63 << 9) + ((disk[descriptor] & 0xFF) | (disk[descriptor + 1] & 0xFF) << 8) * 1024;
    }

    @Test
    void whatItCannotPutRightIsLeftAndTold() {
        byte[] disk = disk();
        disk[ROOT_LINKS_AT] = 0;
        int table = (63 << 9) + 5 * 1024;
        disk[table + 15 * 128] = 0;
        disk[table + 15 * 128 + 1] = 0x30;
        bench.startOn(disk.clone(), "/sbin/init", "").until("[localhost]# ");
        assertTrue(bench.screen().contains("is of no kind that there is."), bench.screen());
        assertTrue(bench.screen().contains("INIT: \"/sbin/fsck.ext2\" ended with status 4."), bench.screen());
        assertEquals(0, bench.system().diskBytes()[ROOT_LINKS_AT]);
    }

    @Test
    void itSaysWhatItCannotLookAt() {
        bench.startOn(disk(), "/sbin/init", "").until("[localhost]# ");
        assertEquals("fsck.ext2: /dev/sda2: there is no such partition\n", bench.type("fsck.ext2 /dev/sda2"));
        assertTrue(bench.type("fsck.ext2 /dev/sdc1").startsWith("fsck.ext2: /dev/sdc1: "), bench.screen());
        assertTrue(bench.type("fsck.ext2 nothing").contains("a partition is wanted"), bench.screen());
    }
}
