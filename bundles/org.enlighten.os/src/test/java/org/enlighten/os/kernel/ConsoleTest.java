// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.junit.jupiter.api.Test;

/// Lines typed at the console.
class ConsoleTest {
    private final List<String> lines = new ArrayList<>();

    /// Reads lines for ever; on `run` starts a program and waits for it.
    private ProgramFactory shell(int bytes) {
        return Script.factory(
                "shell.exe",
                (arguments, self) -> (step, of, memory) -> {
                    if (step > 0 && of.value() > 0 && of.message().isEmpty()) {
                        String line = memory.text(0, (int) Math.min(bytes, of.value()));
                        if (step % 3 == 1) {
                            lines.add(line);
                            if (line.equals("run\n")) return new SystemCall.StartProcess("C:\\SYS\\BURNER.EXE", "");
                        }
                        if (step % 3 == 2) return new SystemCall.WaitProcess((int) of.value());
                    }
                    self.jump(1);
                    return new SystemCall.Read(0, -1, 0, bytes);
                },
                (step, result) -> {});
    }

    private TestSystem boot(int bytes) {
        TestSystem s = TestSystem.plan()
                .program(Programs.burner("burner.exe"))
                .boots(shell(bytes), "")
                .build()
                .boot();
        s.runFor(20_000_000);
        return s;
    }

    @Test
    void aLineIsEchoedAndReadWhenEnterIsTyped() {
        TestSystem s = boot(80);
        s.type("dir");
        assertTrue(lines.isEmpty());
        s.type("\r");
        s.runFor(20_000_000);
        assertEquals(List.of("dir\n"), lines);
        assertEquals("dir\r\n", s.screenText());
    }

    @Test
    void backspaceTakesBackAndNeverMoreThanTheLine() {
        TestSystem s = boot(80);
        s.type("\b\bdix\br\r");
        s.runFor(20_000_000);
        assertEquals(List.of("dir\n"), lines);
        assertEquals("dix\b \br\r\n", s.screenText());
    }

    @Test
    void linesTypedAheadWait() {
        TestSystem s = boot(80);
        s.type("run\r");
        s.runFor(20_000_000);
        s.type("one\rtwo\r");
        assertEquals(List.of("run\n"), lines);
        s.type("\003");
        s.runFor(50_000_000);
        assertEquals(List.of("run\n", "one\n", "two\n"), lines);
    }

    @Test
    void aShortBufferGetsTheLineInParts() {
        TestSystem s = boot(4);
        s.type("abcdef\r");
        s.runFor(20_000_000);
        assertEquals(List.of("abcd", "ef\n"), lines);
    }

    @Test
    void controlCEndsTheForegroundAndNotTheShell() {
        TestSystem s = boot(80);
        s.type("run\r");
        s.runFor(50_000_000);
        assertTrue(running(s, "burner.exe"));
        s.type("\003");
        s.runFor(50_000_000);
        assertTrue(!running(s, "burner.exe"));
        assertTrue(running(s, "shell.exe"));
        s.type("xy\003ok\r");
        s.runFor(50_000_000);
        assertEquals(List.of("run\n", "\n", "ok\n"), lines);
    }

    private static boolean running(TestSystem s, String image) {
        return s.kernel.info().processes().stream().anyMatch(p -> p.image().equals(image));
    }
}
