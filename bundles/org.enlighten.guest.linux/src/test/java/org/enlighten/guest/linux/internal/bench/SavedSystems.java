// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlighten.guest.Personality;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.fsck.FileSystemCheck;
import org.enlighten.guest.linux.internal.init.Daemon;
import org.enlighten.guest.linux.internal.init.Init;
import org.enlighten.guest.linux.internal.module.ComponentSetup;
import org.enlighten.guest.linux.internal.setup.Product;
import org.enlighten.guest.linux.internal.setup.Setup;
import org.enlighten.guest.linux.internal.shell.Host;
import org.enlighten.guest.linux.internal.shell.Ping;
import org.enlighten.guest.linux.internal.shell.Shell;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.workload.CpuBurner;
import org.enlighten.guest.workload.IoTest;
import org.enlighten.os.fake.TestSystem;

/// Small systems at work, to be saved with all that is in them.
public final class SavedSystems {
    private static final int VOLUME_BYTES = 400 << 10;
    private static final int SETUP_DISK_BYTES = 17 << 20;
    private static final int STATE_AT = (63 << 9) + 1024 + 58;
    private static final ComponentSetup.Target TARGET = new ComponentSetup.Target(LinuxBench.ID, "/lib/modules/1");
    private static final String INIT_TABLE =
            "si::sysinit:/sbin/fsck.ext2 -a /dev/sda1\na::once:/sbin/syslogd\n1:3:respawn:/bin/sh\n";
    private static final String FILES =
            "[Directories]\n/etc\n/usr\n[BootDrivers]\ntestdisk\n[Files]\nONE=/usr/one\nTWO=/two\n";
    private static final String COMPONENTS = """
            [Component]
            Name=Samples
            [Modules]
            ONE.KO=extra/one.ko
            [InitialModules]
            one
            [Files]
            DAEMON=/usr/sbin/oned
            [Daemons]
            /usr/sbin/oned
            """;

    private SavedSystems() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static LinuxBench bench() {
        return new LinuxBench()
                .lasting()
                .file("/etc/HOSTNAME", "bench\n")
                .file("/etc/fstab", "")
                .file("/etc/inittab", INIT_TABLE)
                .file("/root/hello", "hello, file\n")
                .file("/root/long", "0123456789abcdef".repeat(40))
                .file("/lib/modules/1/modules.dep", "kernel/a.ko:\n")
                .program("/sbin/init", program("init", arguments -> new Init()))
                .program("/sbin/syslogd", program("syslogd", arguments -> new Daemon("syslogd")))
                .program(
                        "/sbin/fsck.ext2",
                        program("fsck.ext2", FileSystemCheck::new).memoryKib(FileSystemCheck.MEMORY_KIB))
                .program("/sbin/setup.pl", program("setup.pl", arguments -> new ComponentSetup(TARGET, arguments)))
                .program("/bin/ping", program("ping", Ping::of))
                .program("/usr/bin/cpuburn", program("cpuburn", CpuBurner::new))
                .program("/usr/bin/iotest", program("iotest", IoTest::new))
                .program("/bin/sh", program("sh", arguments -> new Shell(new Host("1", "#1", "[%h]# "), arguments)));
    }

    private static Image program(String name, Function<String, Activity> activity) {
        return Image.of(name, activity).plainLines();
    }

    private static TypedSession session(LinuxBench bench, byte[] disk, String path, String... lines) {
        return new TypedSession(bench.build(disk, path, ""), "[bench]# ", List.of(lines));
    }

    /// A shell, and lines for it.
    public static TypedSession shell(String... lines) {
        LinuxBench bench = bench();
        return session(bench, bench.disk(VOLUME_BYTES), "/bin/sh", lines);
    }

    /// Setup, from a CD onto a disk of its own.
    public static TypedSession setup() {
        Personality small =
                Personality.of("Linux", "1").memoryMib(8, 64).diskMibMin(16).build();
        Product product = new Product(LinuxBench.ID, "Linux", "localhost", "the table\n", small);
        Map<String, byte[]> cd = new TreeMap<>();
        cd.put("/PACKAGES/FILES.LST", bytes(FILES));
        cd.put("/PACKAGES/ANSWERS.TXT", bytes("[Answers]\nHostName=given\n"));
        cd.put("/PACKAGES/ONE", new byte[70_000]);
        cd.put("/PACKAGES/TWO", bytes("two\n"));
        cd.put("/BOOT/SETUP", bytes("image"));
        LinuxBench bench = new LinuxBench().lasting();
        bench.program(
                "/BOOT/SETUP",
                program("setup", arguments -> new Setup(product, arguments)).memoryKib(Setup.MEMORY_KIB));
        bench.plan().cd(Ext2Disk.volume(VOLUME_BYTES, cd));
        TestSystem system =
                bench.from("CdRom0").build(new byte[SETUP_DISK_BYTES], "/media/sr0/BOOT/SETUP", "/media/sr0");
        return new TypedSession(system, "", List.of());
    }

    /// A shell, and a CD with components that are set up there.
    public static TypedSession components() {
        LinuxBench bench = bench();
        Map<String, byte[]> cd = new TreeMap<>();
        cd.put("/LINUX/ONE.KO", bytes("driver=one\n"));
        cd.put("/LINUX/DAEMON", bytes("image"));
        cd.put("/LINUX/SETUP.LST", bytes(COMPONENTS));
        bench.plan().cd(Ext2Disk.volume(VOLUME_BYTES, cd));
        return session(bench, bench.disk(VOLUME_BYTES), "/bin/sh", "setup.pl", "reboot");
    }

    /// A volume that was not left in good order is checked by the first that init starts.
    public static TypedSession check() {
        LinuxBench bench = bench();
        byte[] disk = bench.disk(VOLUME_BYTES);
        disk[STATE_AT] = 0;
        return session(bench, disk, "/sbin/init", "exit", "iotest read hello 2", "halt");
    }
}
