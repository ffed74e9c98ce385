// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.file.InfoFile;
import org.enlighten.guest.linux.PlainLinux;
import org.enlighten.guest.linux.SuseLinux;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.system.DriverFile;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final List<GuestOs> systems = List.of(new PlainLinux(), new SuseLinux());
    private final List<Distribution> distributions = List.of(Distribution.PLAIN, Distribution.SUSE);

    @Test
    void eachSaysWhoItIs() {
        assertEquals(
                List.of("linux", "suse-linux"),
                systems.stream().map(GuestOs::id).toList());
        assertEquals(Awareness.UNAWARE, systems.getFirst().personality().awareness());
        assertEquals(Awareness.XEN_ADAPTED, systems.getLast().personality().awareness());
    }

    @Test
    void theCdBootsItsSetupAndItsListNamesFilesThatAreThere() {
        for (Distribution of : distributions) {
            InstallationMedia media = InstallationCd.of(of);
            assertTrue(BootCode.names(media.bootImage(), of.setupId()));
            assertFalse(BootCode.names(media.bootImage(), of.id()));
            assertEquals(Modules.ofSetup(), BootCode.drivers(media.bootImage()));
            FileTree files = media.files();
            InfoFile list = InfoFile.parse(files.text("PACKAGES/FILES.LST"));
            assertTrue(list.lines("Files").size() > 20, of.id());
            for (String line : list.lines("Files")) {
                String[] parts = line.split("=", 2);
                assertTrue(files.contains("PACKAGES/" + parts[0]), line);
                String directory = parts[1].substring(0, parts[1].lastIndexOf('/'));
                assertTrue(list.lines("Directories").contains(directory), line);
            }
            assertEquals(Modules.initial(), list.lines("BootDrivers"));
            assertArrayEquals(
                    InstallationCd.of(of).files().bytes("PACKAGES/FILES.LST"), files.bytes("PACKAGES/FILES.LST"));
        }
    }

    @Test
    void everyModuleIsADriverFileAndEveryProgramIsKnown() {
        for (Distribution of : distributions) {
            List<String> images =
                    LinuxPrograms.of(of).stream().map(ProgramFactory::image).toList();
            VolumeFiles.of(of).forEach((path, content) -> {
                String name = path.substring(path.lastIndexOf('/') + 1);
                if (path.endsWith(".ko")) {
                    assertEquals(name, DriverFile.parse(content).orElseThrow().driver() + ".ko");
                } else if (path.contains("bin/")) assertTrue(images.contains(name), path);
            });
            assertTrue(images.containsAll(List.of("init", "setup", "setup.pl")));
        }
    }
}
