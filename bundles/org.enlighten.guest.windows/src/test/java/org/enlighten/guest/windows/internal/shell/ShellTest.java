// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.junit.jupiter.api.Test;

/// Transcripts: what a person types, and what the screen shows then.
class ShellTest {
    private final FakeFiles disk = new FakeFiles(1 << 20, true)
            .file("\\README.TXT", "Hello.\r\n".getBytes(StandardCharsets.ISO_8859_1))
            .file("\\DATA\\A.TXT", new byte[10])
            .file("\\DATA\\B.TXT", new byte[20_000]);
    private final FakeFiles cd = new FakeFiles(1 << 20, false).file("\\SETUP.TXT", new byte[3]);
    private final FakeSystem system = new FakeSystem().volume("C:", disk).volume("D:", cd);
    private int exitCode;

    /// Everything the lines print, without the greeting and prompts.
    private String run(String... lines) {
        system.type(lines).type("exit %ERRORLEVEL%");
        exitCode = new FakeProcess(system, () -> new StagedProgram(new Shell("", ""))).run();
        String screen = system.screen().replace("\r\n", "\n");
        int from = screen.indexOf("\n\n") + 2;
        int to = screen.lastIndexOf("\n\n");
        return to < from ? "" : screen.substring(from, to);
    }

    private String text(String path) {
        return new String(disk.content(path), StandardCharsets.ISO_8859_1);
    }

    @Test
    void greetsWithTheSystemAndItsVersion() {
        run();
        assertTrue(system.screen().startsWith("Fake OS, version 1.2\r\n"), system.screen());
    }

    @Test
    void callsTheSystemByTheNameItWasGiven() {
        system.type("ver", "exit");
        new FakeProcess(system, () -> new StagedProgram(new Shell("Tiny NT [Version 0.1]", ""))).run();
        assertEquals(2, system.screen().split("Tiny NT \\[Version 0.1]\r\n", -1).length - 1, system.screen());
    }

    @Test
    void printsAFile() {
        assertEquals("C:\\>type readme.txt\nHello.", run("type readme.txt").strip());
        assertEquals(0, exitCode);
    }

    @Test
    void writesAFileAndAddsToIt() {
        run("echo one > new.txt", "echo two >> new.txt", "echo three>>\"new.txt\"");
        assertEquals("one\r\ntwo\r\nthree\r\n", text("\\NEW.TXT"));
        assertEquals(0, system.openHandles());
    }

    @Test
    void replacesAFileWithOneArrowAndMakesOneWithTwo() {
        run("echo short > readme.txt", "echo first >> fresh.txt");
        assertEquals("short\r\n", text("\\README.TXT"));
        assertEquals("first\r\n", text("\\FRESH.TXT"));
    }

    @Test
    void sendsALongListingToAFile() {
        for (int i = 0; i < 100; i++) disk.file("\\MANY\\FILE" + i + ".TXT", new byte[i]);
        run("dir \\many > list.txt");
        assertTrue(text("\\LIST.TXT").contains("100 file(s)"), text("\\LIST.TXT"));
        assertTrue(text("\\LIST.TXT").contains("FILE99.TXT"));
    }

    @Test
    void listsADirectoryWithSums() {
        String out = run("dir data");
        assertTrue(out.contains(" Directory of C:\\data"), out);
        assertTrue(out.contains("2 file(s)           20,010 bytes"), out);
        assertFalse(out.contains("README"), out);
    }

    @Test
    void listsWhatAWildcardNames() {
        assertEquals("C:\\>dir /b data\\?.txt\nA.TXT\nB.TXT", run("dir /b data\\?.txt"));
        assertTrue(run("dir data\\*.doc").contains("There is no file 'C:\\data\\*.doc'."));
        assertEquals(1, exitCode);
    }

    @Test
    void walksThroughDirectories() {
        assertEquals("C:\\>cd data\n\nC:\\DATA>cd ..", run("cd data", "cd .."));
        assertTrue(run("cd nowhere").contains("'C:\\nowhere' was not found."));
        assertTrue(run("cd readme.txt").contains("is a file, not a directory"));
    }

    @Test
    void keepsADirectoryForEachDrive() {
        String out = run("cd data", "d:", "dir /b", "c:", "cd");
        assertTrue(out.contains("D:\\>dir /b\nSETUP.TXT"), out);
        assertTrue(out.endsWith("C:\\DATA>cd\nC:\\DATA"), out);
        assertTrue(run("x:").contains("There is no drive 'X:'."));
    }

    @Test
    void copiesAFileByteForByte() {
        byte[] content = new byte[100_001];
        for (int i = 0; i < content.length; i++) content[i] = (byte) (i * 7);
        disk.file("\\BIG.BIN", content);
        String out = run("copy big.bin data\\copy.bin");
        assertTrue(out.contains("1 file was copied."), out);
        assertTrue(Arrays.equals(content, disk.content("\\DATA\\COPY.BIN")));
    }

    @Test
    void copiesManyFilesIntoADirectoryOnly() {
        String out = run("md target", "copy data\\*.* target", "copy data\\*.txt one.txt");
        assertTrue(out.contains("2 files were copied."), out);
        assertTrue(out.contains("2 files cannot be copied to one file 'C:\\one.txt'."), out);
        assertEquals(20_000, disk.content("\\TARGET\\B.TXT").length);
    }

    @Test
    void doesNotCopyAFileToItself() {
        assertTrue(run("copy readme.txt README.TXT").contains("cannot be copied to itself"));
        assertEquals("Hello.\r\n", text("\\README.TXT"));
    }

    @Test
    void deletesTheRestOfACopyThatDoesNotFit() {
        disk.file("\\LARGE.BIN", new byte[700_000]);
        assertTrue(run("copy large.bin second.bin").contains("The disk is full."));
        assertFalse(disk.exists("\\SECOND.BIN"));
        assertEquals(0, system.openHandles());
    }

    @Test
    void saysWhenOutputDoesNotFit() {
        disk.file("\\LARGE.BIN", new byte[(int) disk.freeBytes()]);
        assertTrue(run("echo text > out.txt").contains("The disk is full."));
        assertEquals(1, exitCode);
    }

    @Test
    void deletesRenamesAndMakesDirectories() {
        run("md deep\\er", "ren readme.txt first.txt", "del data\\*.txt", "rd data");
        assertTrue(disk.isDirectory("\\DEEP\\ER"));
        assertTrue(disk.exists("\\FIRST.TXT"));
        assertFalse(disk.exists("\\DATA"));
    }

    @Test
    void saysWhatCannotBeDeleted() {
        assertTrue(run("del nothing.txt").contains("There is no file 'C:\\nothing.txt'."));
        assertTrue(run("del data").contains("'C:\\data' is a directory"));
        assertTrue(run("rd data").contains("'C:\\data' is not empty."));
        assertTrue(run("del d:\\setup.txt").contains("can only be read"));
    }

    @Test
    void understandsQuotedNames() {
        run("echo x > \"with blank.txt\"", "ren \"with blank.txt\" plain.txt");
        assertTrue(disk.exists("\\PLAIN.TXT"));
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertTrue(run("frobnicate").contains("'frobnicate' is neither a command of this shell nor a program"));
        assertTrue(run("dir /z").contains("'dir' does not know '/z'."));
        assertTrue(run("dir | more").contains("without pipes"));
        assertTrue(run("echo x >").contains("A file name is missing"));
        assertEquals(1, exitCode);
    }

    @Test
    void showsFiguresOfTheSystem() {
        String out = run("ver", "mem", "tasklist", "vol");
        assertTrue(out.contains("Fake OS, version 1.2"), out);
        assertTrue(out.contains("65,536 KB of memory total"), out);
        assertTrue(out.contains("61,440 KB of memory free"), out);
        assertTrue(out.contains("System                    4        64 KB  0:00:00.002"), out);
        assertTrue(out.contains("serial number is 1234-5678"), out);
    }

    @Test
    void showsDateAndTime() {
        assertEquals("C:\\>date /t\n2008-01-01\n\nC:\\>time\n00:00:00", run("date /t", "time"));
        assertFalse(disk.exists("\\~CLOCK.TMP"));
        assertTrue(run("time 12:00").contains("cannot be set here"));
    }

    @Test
    void keepsTheExitCodeWhileItIsPrinted() {
        String out = run("type nothing", "cls", "echo %ERRORLEVEL%", "echo %ERRORLEVEL%");
        assertTrue(out.endsWith("C:\\>echo %ERRORLEVEL%\n1\n\nC:\\>echo %ERRORLEVEL%\n1"), out);
        assertEquals(1, exitCode);
    }

    @Test
    void shutsDownWhenToldHow() {
        assertTrue(run("shutdown").contains("needs /s to power off or /r to restart"));
        assertEquals(Optional.empty(), system.shutdown());
        run("shutdown /r /t 5");
        assertEquals(Optional.of(ShutdownKind.RESTART), system.shutdown());
        assertEquals(5_000_000_000L, system.sleptNs());
    }

    @Test
    void endsWithTheCodeItIsTold() {
        run("exit 7");
        assertEquals(7, exitCode);
    }

    @Test
    void runsOneLineAndEndsWithItsCode() {
        assertEquals(0, new FakeProcess(system, () -> new StagedProgram(new Shell("", "/c ver"))).run());
        assertEquals(1, new FakeProcess(system, () -> new StagedProgram(new Shell("", "/c dir x"))).run());
    }

    @Test
    void helpNamesEveryCommand() {
        String out = run("help");
        Builtins.all().forEach(builtin -> assertTrue(out.contains("\n" + builtin.name()), builtin.name()));
        assertTrue(run("help dir").contains("dir [FILES]"));
    }
}
