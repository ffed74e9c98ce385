// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.image.ImageFile;
import org.enlighten.guest.linux.internal.module.ModuleList;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.pc.PcDrivers;

/// What the system's volume holds after installation: contents by path.
final class VolumeFiles {
    /// Directories that hold no file at first.
    static final List<String> EMPTY =
            List.of("/dev", "/home", "/media/sr0", "/mnt", "/proc", "/root", "/tmp", "/var/log", "/var/tmp");

    private static final Map<String, Integer> PROGRAM_KIB = programSizes();

    private final Distribution of;
    private final Map<String, byte[]> files = new TreeMap<>();

    private static Map<String, Integer> programSizes() {
        Map<String, Integer> kib = new TreeMap<>();
        kib.put("/bin/sh", 96);
        kib.put("/sbin/init", 32);
        kib.put("/sbin/fsck.ext2", 64);
        kib.put("/usr/bin/iotest", 8);
        kib.put("/usr/bin/cpuburn", 8);
        kib.put("/usr/bin/workload", 24);
        kib.put("/sbin/ifconfig", 64);
        kib.put("/sbin/dhclient", 24);
        kib.put("/bin/ping", 32);
        kib.put("/usr/sbin/shared", 32);
        return kib;
    }

    private VolumeFiles(Distribution of) {
        this.of = of;
    }

    static Map<String, byte[]> of(Distribution distribution) {
        VolumeFiles files = new VolumeFiles(distribution);
        files.kernel();
        files.modules();
        files.programs();
        files.configuration();
        return files.files;
    }

    private void kernel() {
        files.put("/boot/vmlinuz-" + of.kernelVersion(), image("vmlinuz", 512));
        files.put("/boot/initrd-" + of.kernelVersion(), image("initrd", 256));
        files.put("/boot/grub/stage2", image("stage2", 64));
        text("/boot/grub/menu.lst", """
                # The boot record brings the kernel here at once; this says how.
                default 0
                timeout 0
                title %s
                    root (hd0,0)
                    kernel /boot/vmlinuz-%s root=/dev/sda1
                    initrd /boot/initrd-%s
                """.formatted(of.displayName(), of.kernelVersion(), of.kernelVersion()));
    }

    private void modules() {
        List<String> paths = Modules.all().stream().map(Modules.Module::path).toList();
        for (Modules.Module module : Modules.all()) {
            files.put(of.moduleDirectory() + "/" + module.path(), moduleFile(module));
        }
        text(of.moduleDirectory() + "/" + ModuleList.NAME, ModuleList.text(paths));
    }

    static byte[] moduleFile(Modules.Module module) {
        DriverFactory driver = PcDrivers.factories().stream()
                .filter(known -> known.id().equals(module.driver()))
                .findFirst()
                .orElseThrow();
        return Modules.file(module, driver).bytes();
    }

    private void programs() {
        PROGRAM_KIB.forEach((path, kib) -> files.put(path, image(path.substring(path.lastIndexOf('/') + 1), kib)));
        files.put("/usr/bin/crash", image("crash", 4));
        for (String daemon : of.daemons()) files.put(daemon, image(daemon.substring(daemon.lastIndexOf('/') + 1), 24));
    }

    private void configuration() {
        text("/etc/issue", of.release() + "\n");
        text("/root/README", """
                This system behaves like a Linux in the ways that matter for virtualization. Not one of its files is
                anybody else's.

                A module is a small file that names a driver. The kernel reads those that %s/%s
                names; what the disk begins with, the boot record says. 'help' lists commands.
                """.formatted(of.moduleDirectory(), ModuleList.NAME));
    }

    private void text(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] image(String program, int kib) {
        return ImageFile.of(program, of.kernelVersion(), kib);
    }
}
