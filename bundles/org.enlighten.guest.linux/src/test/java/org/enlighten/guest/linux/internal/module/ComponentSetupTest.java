// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.Ext2Disk;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.guest.linux.internal.shell.Host;
import org.enlighten.guest.linux.internal.shell.Shell;
import org.junit.jupiter.api.Test;

/// Components from a CD on a real kernel, saved and restored before each system call.
class ComponentSetupTest {
    private static final String LIST = """
            [Component]
            Name=Samples
            [Systems]
            linux
            [Modules]
            ONE.KO=extra/one.ko
            [InitialModules]
            one
            [Files]
            DAEMON=/usr/sbin/oned
            [Daemons]
            /usr/sbin/oned
            """;

    private final Map<String, byte[]> cd = new TreeMap<>(
            Map.of("/ONE.KO", bytes("driver=one\n"), "/DAEMON", bytes("image"), "/SETUP.LST", bytes(LIST)));
    private final ComponentSetup.Target target = new ComponentSetup.Target("linux", "/lib/modules/1");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private LinuxBench start() {
        LinuxBench bench = new LinuxBench()
                .file("/lib/modules/1/modules.dep", "kernel/a.ko:\n")
                .file("/etc/inittab", "1:3:respawn:/bin/sh\n")
                .program(
                        "/sbin/setup.pl",
                        Image.of("setup.pl", a -> new ComponentSetup(target, a)).plainLines())
                .program(
                        "/bin/sh",
                        Image.of("sh", arguments -> new Shell(new Host("1", "#1", "[%h]# "), arguments))
                                .plainLines());
        bench.plan().cd(Ext2Disk.volume(200 << 10, cd));
        return bench.start("/bin/sh", "").until("]# ");
    }

    @Test
    void filesAreCopiedAndEveryListNamesThem() {
        LinuxBench bench = start();
        assertTrue(
                bench.type("setup.pl")
                        .endsWith("Samples is installed. Restart the machine ('reboot') for it to take" + " effect.\n"),
                bench.screen());
        assertEquals("extra/one.ko:\nkernel/a.ko:\n", bench.type("cat /lib/modules/1/modules.dep"));
        assertEquals("driver=one\n", bench.type("cat /lib/modules/1/extra/one.ko"));
        assertEquals("c1:35:once:/usr/sbin/oned\n1:3:respawn:/bin/sh\n", bench.type("cat /etc/inittab"));
        assertEquals("inittab\n", bench.type("ls /etc"));
        assertEquals(List.of("one", "testdisk"), drivers(bench));
        byte[] once = bench.system().diskBytes().clone();
        assertTrue(bench.type("setup.pl /media/sr0").contains("Samples is installed."), bench.screen());
        assertEquals("extra/one.ko:\nkernel/a.ko:\n", bench.type("cat /lib/modules/1/modules.dep"));
        assertArrayEquals(Arrays.copyOf(once, 512), Arrays.copyOf(bench.system().diskBytes(), 512));
    }

    private static List<String> drivers(LinuxBench bench) {
        return BootCode.drivers(Arrays.copyOf(bench.system().diskBytes(), 512));
    }

    @Test
    void whatIsForOthersOrForNobodyChangesNothing() {
        cd.put("/SETUP.LST", bytes(LIST.replace("\nlinux\n", "\nother\n")));
        LinuxBench bench = start();
        byte[] before = bench.system().diskBytes().clone();
        assertEquals("setup.pl: Samples is not for this system, linux; it is for other\n", bench.type("setup.pl"));
        assertEquals("setup.pl: there is no /etc/SETUP.LST\n", bench.type("setup.pl /etc"));
        assertArrayEquals(before, bench.system().diskBytes());
        cd.put("/SETUP.LST", bytes("[Component]\nName=Nothing\n"));
        assertEquals("setup.pl: /media/sr0/SETUP.LST names nothing to install\n", start().type("setup.pl"));
        cd.remove("/SETUP.LST");
        assertEquals("setup.pl: there is no /media/sr0/SETUP.LST\n", start().type("setup.pl"));
    }
}
