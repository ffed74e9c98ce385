// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.windows.internal.disk.BootCode;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;
import org.junit.jupiter.api.Test;

class Nt4FilesTest {
    private final InstallationMedia media = Nt4Files.media();
    private final FakeFiles disk = new FakeFiles(1 << 26, true);

    /// What setup makes of the CD.
    private FakeFiles installed() {
        FakeFiles cd = new FakeFiles(1 << 26, false);
        FileTree tree = media.files();
        for (String path : tree.paths()) cd.file("\\" + path.replace('/', '\\'), tree.bytes(path));
        FakeSystem system = new FakeSystem().volume("D:", cd).disk("PhysicalDrive0", new FakeDisk(2L << 30));
        system.onUpdate(() -> system.volume("C:", disk));
        FakeProcess setup =
                new FakeProcess(system, () -> Nt4Programs.SETUP.create("D:\\I386"), Nt4Programs.SETUP.memoryBytes());
        assertEquals(0, setup.run(), system.screen());
        return disk;
    }

    @Test
    void isTheSameEachTimeItIsMade() {
        FileTree again = Nt4Files.media().files();
        assertEquals(media.files().paths(), again.paths());
        for (String path : again.paths()) assertArrayEquals(media.files().bytes(path), again.bytes(path), path);
    }

    @Test
    void itsBootImageNamesSetupAndNotTheSystem() {
        assertTrue(BootCode.names(media.bootImage(), "windows-nt4-setup"));
        assertTrue(!BootCode.names(media.bootImage(), "windows-nt4"));
    }

    @Test
    void everythingThatTheSystemStartsIsInstalledAndKnown() {
        FakeFiles files = installed();
        SystemFile system = SystemFile.parse(files.content(Nt4.SYSTEM_FILE));
        for (ServiceEntry service : system.services()) assertRunnable(files, service.path());
        for (BootProgram program : system.programs()) assertRunnable(files, program.path());
        for (String list : new String[] {"SMSS.INI", "WINLOGON.INI"})
            for (String line : new String(files.content(Nt4.CONFIG + "\\" + list)).split("\r\n"))
                if (!line.startsWith("#")) assertRunnable(files, line.split(" ")[1]);
    }

    private static void assertRunnable(FakeFiles files, String path) {
        assertTrue(files.exists(path.substring(2)), path);
        String image = path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        assertTrue(Nt4Programs.all().stream().anyMatch(known -> known.image().equals(image)), image);
    }

    @Test
    void driverFilesNameTheirDrivers() {
        FakeFiles files = installed();
        for (DriverFile driver : Nt4Drivers.installed()) {
            String path = Nt4.DRIVER_DIRECTORY + "\\" + driver.driver().toUpperCase(Locale.ROOT) + ".SYS";
            assertEquals(driver, DriverFile.parse(files.content(path)).orElseThrow());
        }
    }

    @Test
    void optionalDriversStayOnTheCd() {
        FakeFiles files = installed();
        assertTrue(files.paths().stream().noneMatch(path -> path.contains("OPTIONAL")));
    }
}
