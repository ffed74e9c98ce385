// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.SystemInfo.DriverInfo;
import org.junit.jupiter.api.Test;

class SystemToolsTest {
    private final FakeSystem system = new FakeSystem();

    @Test
    void devicesAreShownByClassWithDriverAndProblem() {
        system.driver(new DriverInfo("disk", "1.0", "Virtual HD ATA Device", "DiskDrive", 0))
                .driver(new DriverInfo("", "", "Unknown device", "Unknown", 28))
                .driver(new DriverInfo("hvl", "1.0", "", "System", 0));
        assertEquals(0, new FakeProcess(system, () -> new StagedProgram(new DeviceManager())).run());
        String[] lines = system.screen().split("\r\n");
        assertEquals("Disk drives", lines[0]);
        assertTrue(lines[1].matches(" {2}Virtual HD ATA Device +disk 1\\.0"), lines[1]);
        assertEquals("Other devices", lines[2]);
        assertTrue(lines[3].matches(" {2}Unknown device +no driver \\(Code 28\\)"), lines[3]);
        assertEquals("1 device has a problem.", lines[4]);
    }

    @Test
    void aSystemWithoutTimerAndHypervisorSaysWhatItHas() {
        assertEquals(0, new FakeProcess(system, () -> new StagedProgram(new SystemInformation("Tiny NT"))).run());
        assertTrue(
                system.screen().startsWith("System       Tiny NT, version 1.2\r\nProcessors   2\r\n"), system.screen());
        assertTrue(system.screen().contains("Memory       64 MB"), system.screen());
        assertEquals(0, system.openHandles());
    }
}
