// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.guest.windows.internal.nt4.Nt4;
import org.enlighten.guest.windows.internal.nt5.Windows2000Release;
import org.enlighten.guest.windows.internal.nt5.Windows2003Release;
import org.enlighten.guest.windows.internal.server.Server2008;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every release of the family promises, and what its setup makes of its CD.
class ReleasesTest {
    static List<Release> all() {
        return List.of(
                Nt4.release(),
                Windows2000Release.release(),
                Windows2003Release.release(),
                release(Server2008.full()),
                release(Server2008.core()));
    }

    private static Release release(GuestOs system) {
        return ((ReleaseSystem) system).release();
    }

    private static FakeFiles installed(Release release) {
        FakeFiles cd = new FakeFiles(1 << 26, false);
        FileTree tree = InstallationCd.of(release).files();
        for (String path : tree.paths()) cd.file("\\" + path.replace('/', '\\'), tree.bytes(path));
        FakeFiles disk = new FakeFiles(1 << 26, true);
        FakeSystem system = new FakeSystem()
                .memoryMib(release.personality().memoryMibMin())
                .volume("D:", cd)
                .disk("PhysicalDrive0", new FakeDisk(1L << 30));
        system.onUpdate(() -> system.volume("C:", disk));
        ProgramFactory setup = ReleasePrograms.ofSetup(release).getFirst();
        String source = "D:\\" + release.cd().directory();
        FakeProcess process = new FakeProcess(system, () -> setup.create(source), setup.memoryBytes());
        assertEquals(0, process.run(), system.screen());
        return disk;
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsCdIsTheSameEachTimeItIsMade(Release release) {
        FileTree first = InstallationCd.of(release).files();
        FileTree again = InstallationCd.of(release).files();
        assertEquals(first.paths(), again.paths());
        for (String path : again.paths()) assertArrayEquals(first.bytes(path), again.bytes(path), path);
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsBootImageNamesSetupAndNotTheSystem(Release release) {
        byte[] image = InstallationCd.of(release).bootImage();
        assertTrue(BootCode.names(image, release.identity().id() + "-setup"));
        assertFalse(BootCode.names(image, release.identity().id()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everythingThatTheSystemStartsIsInstalledAndKnown(Release release) {
        FakeFiles files = installed(release);
        SystemFile system = SystemFile.parse(files.content(release.layout().systemFile()));
        for (ServiceEntry service : system.services()) assertRunnable(release, files, service.path());
        for (BootProgram program : system.programs()) assertRunnable(release, files, program.path());
        String config = release.layout().config() + "\\";
        for (String path : files.paths()) {
            boolean list = path.startsWith(config) && path.endsWith(".INI") && !path.endsWith("COMPUTER.INI");
            if (!list) continue;
            for (String line : new String(files.content(path), StandardCharsets.ISO_8859_1).split("\r\n"))
                if (!line.startsWith("#")) assertRunnable(release, files, line.split(" ")[1]);
        }
    }

    private static void assertRunnable(Release release, FakeFiles files, String path) {
        assertTrue(files.exists(path.substring(2)), path);
        String image = path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        assertTrue(
                ReleasePrograms.installed(release).stream()
                        .anyMatch(known -> known.image().equals(image)),
                image);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatLoadsTheSystemIsInstalled(Release release) {
        FakeFiles files = installed(release);
        List<String> loader = release.contents().loader().paths();
        assertFalse(loader.isEmpty());
        for (String path : loader) assertTrue(files.exists(path), path);
    }

    @ParameterizedTest
    @MethodSource("all")
    void driverFilesNameTheirDrivers(Release release) {
        FakeFiles files = installed(release);
        for (DriverFile driver : release.drivers().installed()) {
            String path = release.layout().drivers() + "\\" + driver.driver().toUpperCase(Locale.ROOT) + ".SYS";
            assertEquals(driver, DriverFile.parse(files.content(path)).orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void optionalDriversStayOnTheCd(Release release) {
        FakeFiles files = installed(release);
        assertTrue(files.paths().stream().noneMatch(path -> path.contains("OPTIONAL")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void noServiceAndNoPortIsDeclaredTwice(Release release) {
        Set<String> seen = new HashSet<>();
        for (ServiceEntry service : release.contents().system().services()) {
            assertTrue(seen.add(service.name()), service.name());
            for (String port : service.ports()) assertTrue(seen.add(port), port);
        }
    }
}
