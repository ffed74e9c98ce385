// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.ServiceInfo;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// What the files of a system's volume say, whole and damaged.
class SystemFilesTest {
    private static ServiceEntry service(String name) {
        return new ServiceEntry(name, "S " + name, "C:\\S.EXE", "", ServiceInfo.Start.AUTOMATIC, List.of("tcp/1"));
    }

    private static OsPackage role(String version) {
        return OsPackage.named("role", version, "Role")
                .file("\\A", new byte[1])
                .service(service("role"))
                .program(new BootProgram("C:\\ROLE.EXE", ""))
                .build();
    }

    private static final SystemFile FILE =
            new SystemFile(List.of(service("base")), List.of(new BootProgram("C:\\CMD.EXE", "/k")), List.of());

    @Test
    void aSystemFileIsReadAsItWasWritten() {
        SystemFile with = FILE.with(role("1"));
        assertEquals(with, SystemFile.parse(with.bytes()));
    }

    @Test
    void aPackageComesAndGoesWithoutTrace() {
        SystemFile with = FILE.with(role("1"));
        assertEquals(2, with.services().size());
        assertEquals(2, with.programs().size());
        assertEquals(List.of("\\A"), with.installed("role").orElseThrow().files());
        assertEquals(FILE, with.without("role"));
        assertEquals(FILE, FILE.without("role"));
    }

    @Test
    void anotherVersionTakesTheOldOnesPlace() {
        SystemFile with = FILE.with(role("1")).with(role("2"));
        assertEquals(1, with.packages().size());
        assertEquals("2", with.installed("role").orElseThrow().version());
        assertEquals(2, with.services().size());
    }

    @Test
    void damagedSystemFilesAreRefusedInASentenceOrRead() {
        long seed = 20_003;
        Chance chance = new Chance(seed);
        byte[] whole = FILE.with(role("1")).bytes();
        int refused = 0;
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged = whole.clone();
            for (int i = 1 + chance.nextInt(4); i > 0; i--)
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextLong();
            try {
                SystemFile.parse(damaged);
            } catch (IllegalArgumentException e) {
                assertTrue(
                        e.getMessage().startsWith("the system file"), "seed " + seed + ", round " + round + ": " + e);
                refused++;
            }
        }
        assertTrue(refused > 300, "refused: " + refused);
        assertThrows(IllegalArgumentException.class, () -> SystemFile.parse(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> SystemFile.parse("[1,2]".getBytes()));
    }

    @Test
    void driverFilesNameADriverOrNone() {
        DriverFile file = new DriverFile("atapi", "4.0.1381", List.of("PCI\\VEN_8086&DEV_7111", "ATA\\DISK"));
        assertEquals(Optional.of(file), DriverFile.parse(file.bytes()));
        assertEquals(
                Optional.of(new DriverFile("x", "0", List.of())), DriverFile.parse("  driver = x \r\n".getBytes()));
        assertEquals(Optional.empty(), DriverFile.parse("MZ\0\0This program".getBytes()));
        assertEquals(Optional.empty(), DriverFile.parse(new byte[0]));
        assertEquals(Optional.empty(), DriverFile.parse(new byte[100_000]));
    }

    @Test
    void theSuccessorOfASystemFileLiesBesideIt() {
        assertEquals("\\SYS\\SYSTEM.NEW", SystemFile.successor("\\SYS\\SYSTEM.JSON"));
        assertEquals("\\S.S\\SYSTEM.NEW", SystemFile.successor("\\S.S\\SYSTEM"));
    }
}
