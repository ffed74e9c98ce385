// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;
import org.junit.jupiter.api.Test;

/// A package of this test's own, as its CD has it.
class ComponentSetupTest {
    private static final String LIST = """
            ; what this disk brings
            [Component]
            Id=samples
            Version=2.1
            Name=Sample Components
            [Systems]
            tiny-nt
            other-nt
            [Files]
            SAMPLEBUS.SYS=%DRIVERS%
            SAMPLE.EXE=%SYSTEM32%
            NOTES.TXT=\\SAMPLES
            [Services]
            sample | Sample Service | SAMPLE.EXE -k samples | a | tcp/4711
            this line is no service
            [BootDrivers]
            samplebus
            """;
    private static final SystemFile SYSTEM = new SystemFile(
            List.of(new ServiceEntry(
                    "old", "Old", "C:\\WIN\\OLD.EXE", "", ServiceInfo.Start.AUTOMATIC, List.of("tcp/135"))),
            List.of(new BootProgram("C:\\WIN\\SMSS.EXE", "")),
            List.of());
    private static final byte[] RECORD = MasterBootRecord.of(
            "tiny-nt", List.of("pci", "pciide", "disk"), new MasterBootRecord.Partition(63, 9000, 6), 7);

    private final FakeFiles cd = new FakeFiles(1 << 20, false)
            .file("\\SUPPORT\\AMD64\\SETUP.INF", bytes(LIST))
            .file("\\SUPPORT\\AMD64\\SAMPLEBUS.SYS", bytes("driver=samplebus\n"))
            .file("\\SUPPORT\\AMD64\\SAMPLE.EXE", new byte[40_000])
            .file("\\SUPPORT\\AMD64\\NOTES.TXT", bytes("read me"));
    private final FakeFiles disk = new FakeFiles(1 << 22, true)
            .file("\\WIN\\CONFIG\\SYSTEM", SYSTEM.bytes())
            .file("\\WIN\\DRIVERS\\PCI.SYS", new byte[9]);
    private final FakeDisk raw = new FakeDisk(1 << 20);
    private final FakeSystem system =
            new FakeSystem().volume("C:", disk).volume("E:", cd).disk("PhysicalDrive0", raw);

    ComponentSetupTest() {
        raw.write(0, RECORD);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private int run(String systemId, String arguments) {
        ComponentSetup.Target target = new ComponentSetup.Target(
                systemId,
                text -> text.replace("%DRIVERS%", "\\WIN\\DRIVERS").replace("%SYSTEM32%", "\\WIN"),
                "C:\\WIN\\CONFIG\\SYSTEM");
        return new FakeProcess(system, () -> new StagedProgram(new ComponentSetup(target, arguments))).run();
    }

    /// Wherever the screen broke the line.
    private void assertSaid(String words) {
        assertTrue(system.screen().replace("\r\n", " ").contains(words), system.screen());
    }

    private SystemFile installed() {
        return SystemFile.parse(disk.content("\\WIN\\CONFIG\\SYSTEM"));
    }

    @Test
    void copiesFilesAndNamesServicesAndBootDriversAndRestartsWhenAsked() {
        system.type("y");
        run("tiny-nt", "");
        assertEquals(Optional.of(ShutdownKind.RESTART), system.shutdown());
        assertEquals("driver=samplebus\n", new String(disk.content("\\WIN\\DRIVERS\\SAMPLEBUS.SYS")));
        assertArrayEquals(new byte[40_000], disk.content("\\WIN\\SAMPLE.EXE"));
        assertEquals("read me", new String(disk.content("\\SAMPLES\\NOTES.TXT")));
        assertEquals(
                List.of("old", "sample"),
                installed().services().stream().map(ServiceEntry::name).toList());
        ServiceEntry service = installed().services().get(1);
        assertEquals("C:\\WIN\\SAMPLE.EXE", service.path());
        assertEquals("-k samples", service.arguments());
        assertEquals(List.of("tcp/4711"), service.ports());
        assertEquals("2.1", installed().installed("samples").orElseThrow().version());
        assertEquals(List.of("samplebus", "pci", "pciide", "disk"), BootCode.drivers(raw.read(0, 512)));
        assertEquals(0, system.openHandles());
    }

    @Test
    void asksForNothingWhenItShallBeQuietAndAgainChangesNothing() {
        assertEquals(0, run("tiny-nt", "/quiet"));
        SystemFile once = installed();
        byte[] record = raw.read(0, 512);
        assertEquals(Optional.empty(), system.shutdown());
        assertTrue(system.screen().contains("A restart makes it take effect."), system.screen());
        assertEquals(0, run("tiny-nt", "E:\\SUPPORT\\AMD64 /quiet"));
        assertEquals(once, installed());
        assertArrayEquals(record, raw.read(0, 512));
    }

    @Test
    void takesAwayWhatItInstalledAndNothingElse() {
        SystemFile before = installed();
        assertEquals(0, run("tiny-nt", "/quiet"));
        assertEquals(0, run("tiny-nt", "/quiet /remove"));
        assertSaid("'Sample Components' is removed. A restart makes it take effect.");
        assertEquals(before, installed());
        assertEquals(List.of("pci", "pciide", "disk"), BootCode.drivers(raw.read(0, 512)));
        for (String gone : List.of("\\WIN\\DRIVERS\\SAMPLEBUS.SYS", "\\WIN\\SAMPLE.EXE", "\\SAMPLES\\NOTES.TXT"))
            assertFalse(disk.exists(gone), gone);
        assertTrue(disk.exists("\\WIN\\DRIVERS\\PCI.SYS"));
        assertEquals(1, run("tiny-nt", "/quiet /remove"));
        assertSaid("'Sample Components' is not installed.");
        assertEquals(0, system.openHandles());
    }

    @Test
    void refusesASystemThatTheListDoesNotName() {
        assertEquals(1, run("ancient-nt", "/quiet"));
        assertSaid("'Sample Components' is not for this system, 'ancient-nt'. It is for tiny-nt, other-nt.");
        assertEquals(SYSTEM, installed());
        assertArrayEquals(RECORD, raw.read(0, 512));
    }

    @Test
    void saysThatThereIsNoSuchCd() {
        cd.remove("\\SUPPORT\\AMD64\\SETUP.INF");
        assertEquals(1, run("tiny-nt", "/quiet"));
        assertSaid("there is no 'D:\\SUPPORT\\AMD64\\SETUP.INF'");
    }

    @Test
    void leavesServicesAsTheyAreWhenAFileIsMissing() {
        cd.remove("\\SUPPORT\\AMD64\\SAMPLE.EXE");
        assertEquals(1, run("tiny-nt", "/quiet"));
        assertEquals(SYSTEM, installed());
        assertArrayEquals(RECORD, raw.read(0, 512));
    }

    @Test
    void aListWithTooManyBootDriversLeavesTheRecordAlone() {
        StringBuilder many = new StringBuilder(LIST);
        for (int i = 0; i < 40; i++) many.append("longnameofadriver").append(i).append('\n');
        cd.file("\\SUPPORT\\AMD64\\SETUP.INF", bytes(many.toString()));
        assertEquals(1, run("tiny-nt", "/quiet"));
        assertTrue(system.screen().contains("no room"), system.screen());
        assertArrayEquals(RECORD, raw.read(0, 512));
        assertEquals(SYSTEM, installed());
    }
}
