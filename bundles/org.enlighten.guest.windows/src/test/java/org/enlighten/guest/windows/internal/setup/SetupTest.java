// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.SystemFile;
import org.junit.jupiter.api.Test;

class SetupTest {
    private static final String LIST = """
            ; what goes where
            [Directories]
            \\WINNT
            \\WINNT\\CONFIG
            [BootDrivers]
            pci
            disk
            [Files]
            BOOT.INI=\\
            KERNEL.EXE=\\WINNT
            """;

    private static final SystemFile SYSTEM =
            new SystemFile(List.of(), List.of(new BootProgram("C:\\WINNT\\CMD.EXE", "")), List.of());

    private static final Product PRODUCT = new Product(
            "tiny-nt",
            "Tiny NT",
            16,
            32,
            FatRule.FAT16,
            "TXTSETUP.SIF",
            "TINY",
            SYSTEM,
            "\\WINNT\\CONFIG\\SYSTEM",
            "\\WINNT\\NAME.INI");

    private final FakeFiles cd = new FakeFiles(1 << 20, false)
            .file("\\I386\\TXTSETUP.SIF", LIST.getBytes(StandardCharsets.ISO_8859_1))
            .file("\\I386\\BOOT.INI", "boot".getBytes(StandardCharsets.ISO_8859_1))
            .file("\\I386\\KERNEL.EXE", new byte[70_000]);
    private final FakeFiles target = new FakeFiles(1 << 24, true);
    private final FakeDisk disk = new FakeDisk(64 << 20);
    private final FakeSystem system = new FakeSystem().volume("D:", cd).disk("PhysicalDrive0", disk);

    private int run() {
        system.onUpdate(() -> system.volume("C:", target));
        return new FakeProcess(system, () -> new StagedProgram(new Setup(PRODUCT, "D:\\I386")), Setup.MEMORY_KIB << 10)
                .run();
    }

    private void answers(String text) {
        cd.file("\\I386\\UNATTEND.TXT", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void installsOntoAnEmptyDiskWithoutAQuestionAndRestarts() {
        assertEquals(0, run());
        assertEquals(Optional.of(ShutdownKind.RESTART), system.shutdown());
        assertEquals(0, system.openHandles());
        assertArrayEquals(new byte[70_000], target.content("\\WINNT\\KERNEL.EXE"));
        assertEquals(SYSTEM, SystemFile.parse(target.content("\\WINNT\\CONFIG\\SYSTEM")));
    }

    @Test
    void makesOneActivePartitionWhoseBootSectorNamesTheSystem() {
        run();
        byte[] record = disk.read(0, 512);
        assertTrue(MasterBootRecord.hasPartitions(record));
        assertEquals((byte) 0x80, record[446]);
        assertEquals(0x06, record[450]);
        String boot = new String(disk.read(63 * 512, 512), StandardCharsets.ISO_8859_1);
        assertEquals(List.of("pci", "disk"), BootCode.drivers(record));
        assertTrue(boot.contains("FAT16   ") && boot.contains("tiny-nt"), boot);
    }

    /// A power cut at any time leaves no volume, or a whole one.
    @Test
    void theOldBootSectorGoesFirstAndTheNewOneComesWhenEverythingElseIsDurable() {
        disk.write(63 * 512, new byte[512]);
        disk.flush();
        run();
        assertEquals(0, disk.cachedBefore(63));
        assertEquals(0, disk.cachedBefore(64), "the table's first sector");
    }

    @Test
    void showsHowFarItIs() {
        run();
        assertTrue(system.screen().contains("\r    50 %  KERNEL.EXE"), system.screen());
        assertTrue(system.screen().contains("\r   100 %"), system.screen());
        for (String line : system.screen().split("[\r\n\f]")) assertTrue(line.length() < 80, line);
    }

    @Test
    void takesItsAnswersFromTheCd() {
        answers("[Unattended]\r\nComputerName=ACCOUNTS ; of the third floor\r\n");
        run();
        assertEquals("ComputerName=ACCOUNTS\r\n", text("\\WINNT\\NAME.INI"));
    }

    private String text(String path) {
        return new String(target.content(path), StandardCharsets.ISO_8859_1);
    }

    @Test
    void leavesADiskWithPartitionsAloneUntilSomebodySaysErase() {
        byte[] foreign = MasterBootRecord.of("other", List.of(), new MasterBootRecord.Partition(63, 1000, 6), 7);
        disk.write(0, foreign);
        system.type("no", "");
        assertEquals(1, run());
        assertArrayEquals(foreign, disk.read(0, 512));
        assertTrue(system.screen().contains("The hard disk was left as it is."));
        assertEquals(Optional.of(ShutdownKind.RESTART), system.shutdown());
    }

    @Test
    void erasesWhenSomebodySaysErase() {
        disk.write(0, MasterBootRecord.of("other", List.of(), new MasterBootRecord.Partition(63, 1000, 6), 7));
        system.type("erase");
        assertEquals(0, run());
        assertTrue(target.exists("\\BOOT.INI"));
    }

    @Test
    void erasesUnaskedWhenTheAnswerFileSaysSo() {
        answers("[Unattended]\r\nEraseDisk=yes\r\n");
        disk.write(0, MasterBootRecord.of("other", List.of(), new MasterBootRecord.Partition(63, 1000, 6), 7));
        assertEquals(0, run());
    }

    @Test
    void saysWhatIsMissing() {
        cd.remove("\\I386\\KERNEL.EXE");
        system.type("");
        assertEquals(1, run());
        assertTrue(system.screen().contains("'D:\\I386\\KERNEL.EXE' was not found."), system.screen());
        assertTrue(system.screen().contains("Setup cannot go on."));
    }

    @Test
    void refusesADiskThatIsTooSmall() {
        FakeSystem small = new FakeSystem().volume("D:", cd).disk("PhysicalDrive0", new FakeDisk(4 << 20));
        small.type("");
        assertEquals(1, new FakeProcess(small, () -> new StagedProgram(new Setup(PRODUCT, "D:\\I386"))).run());
        assertTrue(small.screen().contains("The hard disk has 4,096 KB; Tiny NT needs 32,768"), small.screen());
    }

    @Test
    void refusesAMachineWithTooLittleMemoryBeforeItTouchesTheDisk() {
        system.memoryMib(8).type("");
        assertEquals(1, run());
        assertTrue(
                system.screen().contains("Tiny NT needs 16 MB of memory, and this machine has 8 MB."), system.screen());
        assertEquals(0, disk.sectorsWritten());
    }

    @Test
    void takesPiecesOfAnImageBehindItsList() {
        String list = LIST.replace("KERNEL.EXE=\\WINNT", "\\WINNT\\A.TXT=4096,5\r\n\\WINNT\\B.TXT=4101,3\r\nC=");
        byte[] image = java.util.Arrays.copyOf(list.getBytes(StandardCharsets.ISO_8859_1), 4104);
        System.arraycopy("firstsec".getBytes(StandardCharsets.ISO_8859_1), 0, image, 4096, 8);
        cd.file("\\I386\\TXTSETUP.SIF", image).file("\\I386\\C", new byte[1]);
        assertEquals(0, run());
        assertEquals("first", text("\\WINNT\\A.TXT"));
        assertEquals("sec", text("\\WINNT\\B.TXT"));
    }
}
