// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.windows.internal.disk.BootCode;
import org.enlighten.guest.windows.internal.image.ImageFile;
import org.enlighten.os.system.DriverFile;

/// The installation CD.
public final class Nt4Files {
    private static final String LABEL = "NT40_SETUP";

    /// Programs that go to the system's directory, with the KB that their image takes.
    private static final Map<String, Integer> PROGRAMS = new TreeMap<>(Map.ofEntries(
            Map.entry("SMSS", 28),
            Map.entry("CSRSS", 8),
            Map.entry("WINLOGON", 36),
            Map.entry("SERVICES", 32),
            Map.entry("LSASS", 12),
            Map.entry("RPCSS", 20),
            Map.entry("SPOOLSS", 20),
            Map.entry("AUTOCHK", 32),
            Map.entry("CMD", 48),
            Map.entry("CPUBURN", 4),
            Map.entry("IOTEST", 4),
            Map.entry("CRASH", 4),
            Map.entry("DMACHECK", 8)));

    private static final String UNATTEND = """
            ; Answers to the questions of setup. Change them on a copy of this CD.
            [Unattended]
            ComputerName=NT4
            VolumeLabel=SYSTEM
            ; yes: whatever is on the hard disk goes, without a question
            EraseDisk=no
            """;

    private static final String BOOT_INI = """
            [boot loader]
            timeout=0
            default=multi(0)disk(0)rdisk(0)partition(1)\\WINNT
            [operating systems]
            multi(0)disk(0)rdisk(0)partition(1)\\WINNT="Windows NT 4.0 (simulated)"
            """;

    private static final String SMSS_LIST = """
            # What the session manager starts. The check comes first, and alone.
            wait C:\\WINNT\\SYSTEM32\\AUTOCHK.EXE
            start C:\\WINNT\\SYSTEM32\\CSRSS.EXE
            start C:\\WINNT\\SYSTEM32\\WINLOGON.EXE C:\\WINNT\\SYSTEM32\\CONFIG\\WINLOGON.INI
            """;

    private static final String WINLOGON_LIST = """
            # What somebody at the console gets.
            shell C:\\WINNT\\SYSTEM32\\CMD.EXE
            """;

    private static final String README = """
            This system behaves like Windows NT 4.0 in the ways that matter for virtualization: it knows nothing of a
            hypervisor and drives the emulated devices of a PC. Not one of its files is Microsoft's.

            A driver is a small file that names it. Drivers that are not needed for the start can be added to
            C:\\WINNT\\SYSTEM32\\DRIVERS or deleted from it; the next start tells. 'help' lists commands.
            """;

    private Nt4Files() {}

    public static InstallationMedia media() {
        return InstallationMedia.of(LABEL, tree(), BootCode.cdImage(Nt4.SETUP_ID, Nt4Drivers.ofSetup()));
    }

    private static FileTree tree() {
        FileTree.Builder tree = FileTree.builder();
        StringBuilder files = new StringBuilder();
        for (DriverFile driver : Nt4Drivers.installed())
            add(tree, files, fileName(driver), Nt4.DRIVER_DIRECTORY, driver.bytes());
        for (DriverFile driver : Nt4Drivers.optional()) tree.file("I386/OPTIONAL/" + fileName(driver), driver.bytes());
        PROGRAMS.forEach((name, kib) ->
                add(tree, files, name + ".EXE", Nt4.SYSTEM32, image(name.toLowerCase(Locale.ROOT) + ".exe", kib)));
        add(tree, files, "NTOSKRNL.EXE", Nt4.SYSTEM32, image("ntoskrnl.exe", 256));
        add(tree, files, "HAL.DLL", Nt4.SYSTEM32, image("hal.dll", 32));
        add(tree, files, "NTLDR", "\\", image("ntldr", 64));
        add(tree, files, "BOOT.INI", "\\", text(BOOT_INI));
        add(tree, files, "README.TXT", "\\", text(README));
        add(tree, files, "SMSS.INI", Nt4.CONFIG, text(SMSS_LIST));
        add(tree, files, "WINLOGON.INI", Nt4.CONFIG, text(WINLOGON_LIST));
        tree.file("I386/SETUPLDR.BIN", image("setupldr", 64));
        tree.file("I386/SETUP.EXE", image("setup.exe", 64));
        tree.file("I386/UNATTEND.TXT", text(UNATTEND));
        tree.file("I386/TXTSETUP.SIF", text(list(files.toString())));
        return tree.build();
    }

    private static void add(FileTree.Builder tree, StringBuilder list, String name, String directory, byte[] content) {
        tree.file("I386/" + name, content);
        list.append(name).append('=').append(directory).append('\n');
    }

    private static String list(String files) {
        List<String> directories = List.of("\\WINNT", Nt4.SYSTEM32, Nt4.DRIVER_DIRECTORY, Nt4.CONFIG, "\\TEMP");
        return "; What setup makes and copies.\n[Directories]\n" + String.join("\n", directories) + "\n[BootDrivers]\n"
                + String.join("\n", Nt4Drivers.ofBoot()) + "\n[Files]\n" + files;
    }

    private static String fileName(DriverFile driver) {
        return driver.driver().toUpperCase(Locale.ROOT) + ".SYS";
    }

    private static byte[] image(String program, int kib) {
        return ImageFile.of(program, Nt4.VERSION, kib);
    }

    private static byte[] text(String lines) {
        return lines.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
