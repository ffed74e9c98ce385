// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.windows.internal.image.Images;
import org.enlighten.guest.windows.internal.release.ReleaseSystem;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;
import org.junit.jupiter.api.Test;

class Server2008Test {
    private final ReleaseSystem fullSystem = (ReleaseSystem) Server2008.full();
    private final ReleaseSystem coreSystem = (ReleaseSystem) Server2008.core();
    private final FileTree full = fullSystem.host().orElseThrow().files();
    private final FileTree core = coreSystem.host().orElseThrow().files();

    private static SystemFile system(FileTree tree) {
        return SystemFile.parse(tree.bytes("WINDOWS/SYSTEM32/CONFIG/SYSTEM"));
    }

    private static long ports(FileTree tree) {
        return system(tree).services().stream()
                .flatMap(service -> service.ports().stream())
                .distinct()
                .count();
    }

    @Test
    void coreIsTheFullInstallationWithFewerFiles() {
        assertTrue(full.paths().containsAll(core.paths()));
        assertTrue(core.paths().size() < full.paths().size());
        assertFalse(core.contains("WINDOWS/EXPLORER.EXE"));
    }

    @Test
    void coreHasFewerServicesAndPorts() {
        assertTrue(system(core).services().size() < system(full).services().size());
        assertTrue(ports(core) < ports(full));
        assertTrue(system(full).services().containsAll(system(core).services()));
    }

    @Test
    void everythingThatAHostStartsIsThereAndKnown() {
        Stream.of(full, core).forEach(tree -> {
            for (ServiceEntry service : system(tree).services()) assertRunnable(tree, service.path());
            for (BootProgram program : system(tree).programs()) assertRunnable(tree, program.path());
            for (String list : new String[] {"SMSS.INI", "WININIT.INI"})
                for (String line : tree.text("WINDOWS/SYSTEM32/CONFIG/" + list).split("\r\n"))
                    if (!line.startsWith("#")) assertRunnable(tree, line.split(" ")[1]);
        });
    }

    private static void assertRunnable(FileTree tree, String path) {
        assertTrue(tree.contains(path.substring(3).replace('\\', '/')), path);
        String image = path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        assertTrue(
                Images.all("\\WINDOWS\\SYSTEM32").stream()
                        .anyMatch(known -> known.image().equals(image)),
                image);
    }

    @Test
    void hostAndGuestRunTheSameServices() {
        assertEquals(
                system(full).services(),
                fullSystem.release().contents().system().services());
        assertEquals(
                system(core).services(),
                coreSystem.release().contents().system().services());
    }
}
