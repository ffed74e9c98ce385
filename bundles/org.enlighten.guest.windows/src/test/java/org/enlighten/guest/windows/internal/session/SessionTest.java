// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.program.Turn;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final FakeFiles disk = new FakeFiles(1 << 20, true);
    private final FakeSystem system = new FakeSystem().volume("C:", disk);

    /// Says its name and arguments, and ends.
    private record Hello(String image) implements ProgramFactory {
        @Override
        public Program create(String arguments) {
            return new StagedProgram(new Activity() {
                @Override
                public void stage(int at, Result of, Turn turn) {
                    turn.line("<" + image + " " + arguments + ">");
                    turn.end(0);
                }
            });
        }
    }

    private FakeProcess starter(String... lines) {
        disk.file("\\LIST.INI", String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        for (String image : new String[] {"one.exe", "two.exe"}) {
            disk.file("\\" + image, new byte[10]);
            system.program(new Hello(image));
        }
        return new FakeProcess(system, () -> new StagedProgram(new Starter("smss.exe", "C:\\LIST.INI")));
    }

    private void run(FakeProcess process, int steps) {
        for (int i = 0; i < steps; i++) assertTrue(process.step());
    }

    @Test
    void waitsForWhatItIsToldToWaitFor() {
        run(starter("# for people", "wait C:\\ONE.EXE a b", "start C:\\TWO.EXE"), 20);
        assertEquals("<one.exe a b>\r\n", system.screen());
        assertTrue(system.sleptNs() > 0);
    }

    @Test
    void startsTheFirstShellThatIsThereAndStartsItAgainWhenItEnds() {
        run(starter("shell C:\\EXPLORER.EXE", "shell C:\\ONE.EXE", "shell C:\\TWO.EXE"), 20);
        assertTrue(system.screen().startsWith("<one.exe >\r\n<one.exe >\r\n"), system.screen());
        assertTrue(system.events().isEmpty());
    }

    @Test
    void tellsTheEventLogWhatCannotBeStarted() {
        run(starter("start C:\\GONE.EXE", "wait C:\\ONE.EXE"), 20);
        assertEquals(1, system.events().size());
        assertTrue(system.events().getFirst().message().startsWith("'C:\\GONE.EXE' cannot be started"));
        assertEquals("<one.exe >\r\n", system.screen());
    }

    @Test
    void goesOnWithoutItsList() {
        FakeProcess starter = new FakeProcess(system, () -> new StagedProgram(new Starter("smss.exe", "C:\\NO.INI")));
        run(starter, 10);
        assertEquals("smss.exe", system.events().getFirst().source());
    }

    @Test
    void mostlyWaits() {
        FakeProcess service = new FakeProcess(
                system, () -> new StagedProgram(new Housekeeper("-k x", 1_000_000, 8_000_000_000L, 50_000)));
        run(service, 200);
        assertTrue(system.sleptNs() > 99 * 7_000_000_000L);
        assertTrue(system.computedNs() < 10_000_000L);
    }
}
