// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.guest.workload.CpuBurner;
import org.enlighten.guest.workload.Crasher;
import org.enlighten.guest.workload.IoTest;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private final FakeFiles disk = new FakeFiles(1 << 20, true);
    private final FakeSystem system = new FakeSystem().volume("C:", disk);

    private interface Maker {
        Activity make(String arguments);
    }

    private FakeProcess process(Maker maker, String arguments) {
        return new FakeProcess(system, () -> new StagedProgram(maker.make(arguments)));
    }

    @Test
    void burnsExactlyTheProcessorTimeItIsTold() {
        assertEquals(0, process(CpuBurner::new, "125").run());
        assertEquals(125_000_000L, system.computedNs());
    }

    @Test
    void burnsForEverWhenItIsToldNothing() {
        FakeProcess burner = process(CpuBurner::new, "");
        for (int i = 0; i < 1000; i++) assertTrue(burner.step());
        assertEquals(10_000_000_000L, system.computedNs());
    }

    @Test
    void writesOneBlockAsOftenAsItIsTold() {
        FakeProcess writer = process(IoTest::new, "write C:\\TEST.DAT 7");
        assertEquals(0, writer.run());
        assertEquals(4096, disk.content("\\TEST.DAT").length);
        assertTrue(system.screen().contains("7 blocks of 4096 bytes were written."));
        // Open, seven writes, flush, close, the sentence, exit.
        assertEquals(12, writer.steps());
        assertEquals(0, process(IoTest::new, "read C:\\TEST.DAT").run());
        assertTrue(system.screen().contains("1 block of 4096 bytes was read."));
    }

    @Test
    void saysHowItIsUsed() {
        assertEquals(1, process(IoTest::new, "write").run());
        assertEquals(1, process(IoTest::new, "write C:\\X 0").run());
        assertEquals(1, process(IoTest::new, "erase C:\\X 5").run());
        assertEquals(1, process(CpuBurner::new, "much").run());
        assertTrue(system.screen().contains("'iotest' needs"));
    }

    @Test
    void aSentenceIsBrokenBetweenWordsWhereAScreenWouldBreakIt() {
        assertEquals(1, process(IoTest::new, "write").run());
        String[] lines = system.screen().split("\r\n");
        assertEquals("'iotest' needs 'read' or 'write', a file, and how many times: iotest write FILE", lines[0]);
        assertEquals("100", lines[1]);
    }

    @Test
    void crashesOutsideItsMemory() {
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> process(arguments -> new Crasher(), "").run());
    }
}
