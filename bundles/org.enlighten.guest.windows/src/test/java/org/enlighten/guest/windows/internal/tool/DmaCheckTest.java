// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.junit.jupiter.api.Test;

class DmaCheckTest {
    private static final DmaCheck.Choice CHOICE = new DmaCheck.Choice("tiny-nt", "slow", "fast", "C:\\DRIVERS");
    private static final byte[] RECORD = MasterBootRecord.of(
            "tiny-nt", List.of("pci", "slow", "disk"), new MasterBootRecord.Partition(63, 9000, 6), 77);

    private final FakeDisk disk = new FakeDisk(1 << 20);
    private final FakeFiles files = new FakeFiles(1 << 20, true).file("\\DRIVERS\\SLOW.SYS", new byte[10]);
    private final FakeSystem system = new FakeSystem().volume("C:", files).disk("PhysicalDrive0", disk);

    private int run(String arguments) {
        return new FakeProcess(system, () -> new StagedProgram(new DmaCheck(CHOICE, arguments))).run();
    }

    @Test
    void refusesADriverWhoseFileIsNotThere() {
        disk.write(0, RECORD);
        assertEquals(1, run("on"));
        assertTrue(system.screen().contains("'C:\\DRIVERS\\FAST.SYS' is not there"), system.screen());
        assertArrayEquals(RECORD, disk.read(0, 512));
    }

    @Test
    void changesTheDriverAndNothingElse() {
        disk.write(0, RECORD);
        files.file("\\DRIVERS\\FAST.SYS", new byte[10]);
        assertEquals(0, run("ON"));
        byte[] changed = disk.read(0, 512);
        assertEquals(List.of("pci", "fast", "disk"), BootCode.drivers(changed));
        assertTrue(BootCode.names(changed, "tiny-nt"));
        assertArrayEquals(Arrays.copyOfRange(RECORD, 440, 512), Arrays.copyOfRange(changed, 440, 512));
        assertEquals(0, run("off"));
        assertArrayEquals(RECORD, disk.read(0, 512));
    }

    @Test
    void showsHowThingsAre() {
        disk.write(0, RECORD);
        assertEquals(0, run(""));
        assertTrue(system.screen().contains("programmed I/O"), system.screen());
        assertEquals(0, system.openHandles());
    }

    @Test
    void leavesTheRecordOfAnotherSystemAlone() {
        byte[] foreign = MasterBootRecord.of("other-nt", List.of("x"), new MasterBootRecord.Partition(63, 9000, 6), 7);
        disk.write(0, foreign);
        assertEquals(1, run("off"));
        assertArrayEquals(foreign, disk.read(0, 512));
        assertEquals(1, run("maybe"));
    }
}
