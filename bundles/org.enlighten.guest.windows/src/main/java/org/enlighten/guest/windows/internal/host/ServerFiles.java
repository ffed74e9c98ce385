// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.host;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.windows.internal.image.ImageFile;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;

/// The system volume of Windows Server 2008 after installation. Server Core is what is left when the files of the
/// graphical shell and of what needs it are not there.
final class ServerFiles {
    static final String VERSION = "6.0.6001";
    static final String DRIVER_DIRECTORY = "\\WINDOWS\\SYSTEM32\\DRIVERS";
    static final String SYSTEM_FILE = "\\WINDOWS\\SYSTEM32\\CONFIG\\SYSTEM";
    static final String FEATURE_SETUP = "\\WINDOWS\\SYSTEM32\\OCSETUP.EXE";
    static final String EVENT_FILE = "\\WINDOWS\\SYSTEM32\\CONFIG\\SYSEVENT.EVT";

    private static final String SYSTEM32 = "WINDOWS/SYSTEM32/";
    private static final int IMAGE_KIB = 32;

    /// Session manager: session 0 with its services, session 1 with somebody's desktop.
    private static final String SMSS_LIST = """
            # What the session manager starts.
            start C:\\WINDOWS\\SYSTEM32\\CSRSS.EXE session0
            start C:\\WINDOWS\\SYSTEM32\\WININIT.EXE C:\\WINDOWS\\SYSTEM32\\CONFIG\\WININIT.INI
            start C:\\WINDOWS\\SYSTEM32\\CSRSS.EXE session1
            start C:\\WINDOWS\\SYSTEM32\\WINLOGON.EXE C:\\WINDOWS\\SYSTEM32\\CONFIG\\WINLOGON.INI
            """;

    private static final String WININIT_LIST = """
            # What session 0 needs beside the services that the kernel starts.
            start C:\\WINDOWS\\SYSTEM32\\SERVICES.EXE
            start C:\\WINDOWS\\SYSTEM32\\LSM.EXE
            """;

    /// The first shell whose image is on the volume is the one that people get.
    private static final String WINLOGON_LIST = """
            # What somebody who logs on gets.
            shell C:\\WINDOWS\\EXPLORER.EXE
            shell C:\\WINDOWS\\SYSTEM32\\CMD.EXE
            """;

    private static final List<String> CORE_IMAGES = List.of(
            "SMSS", "CSRSS", "WININIT", "WINLOGON", "SERVICES", "LSM", "CMD", "OCSETUP", "CPUBURN", "IOTEST", "CRASH");

    private ServerFiles() {}

    static FileTree core(List<DriverFile> drivers) {
        return tree(ServerServices.core(), drivers).build();
    }

    static FileTree full(List<DriverFile> drivers) {
        FileTree.Builder tree = tree(ServerServices.full(), drivers);
        tree.file("WINDOWS/EXPLORER.EXE", ImageFile.of("explorer.exe", VERSION, 256));
        tree.file(SYSTEM32 + "DWM.EXE", ImageFile.of("dwm.exe", VERSION, 64));
        tree.text(
                SYSTEM32 + "CONFIG/WINLOGON.INI",
                lines(WINLOGON_LIST.replace(
                        "shell C:\\WINDOWS\\EXPLORER",
                        "start C:\\WINDOWS\\SYSTEM32\\DWM.EXE\nshell C:\\WINDOWS\\EXPLORER")));
        return tree.build();
    }

    private static FileTree.Builder tree(List<ServiceEntry> services, List<DriverFile> drivers) {
        FileTree.Builder tree = FileTree.builder();
        Set<String> images = new TreeSet<>(CORE_IMAGES);
        for (ServiceEntry service : services)
            images.add(service.path()
                    .substring(service.path().lastIndexOf('\\') + 1)
                    .replace(".EXE", ""));
        for (String image : images)
            tree.file(
                    SYSTEM32 + image + ".EXE",
                    ImageFile.of(image.toLowerCase(Locale.ROOT) + ".exe", VERSION, IMAGE_KIB));
        for (DriverFile driver : drivers)
            tree.file(SYSTEM32 + "DRIVERS/" + driver.driver().toUpperCase(Locale.ROOT) + ".SYS", driver.bytes());
        BootProgram smss =
                new BootProgram("C:\\WINDOWS\\SYSTEM32\\SMSS.EXE", "C:\\WINDOWS\\SYSTEM32\\CONFIG\\SMSS.INI");
        tree.file(SYSTEM32 + "CONFIG/SYSTEM", new SystemFile(services, List.of(smss), List.of()).bytes());
        tree.text(SYSTEM32 + "CONFIG/SMSS.INI", lines(SMSS_LIST));
        tree.text(SYSTEM32 + "CONFIG/WININIT.INI", lines(WININIT_LIST));
        tree.text(SYSTEM32 + "CONFIG/WINLOGON.INI", lines(WINLOGON_LIST));
        return tree;
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }
}
