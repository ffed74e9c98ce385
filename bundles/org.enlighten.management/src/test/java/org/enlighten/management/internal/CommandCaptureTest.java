// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.enlighten.platform.ScreenView;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class CommandCaptureTest {
    /// A terminal that scrolls line by line, as a guest's does, told to a capture whenever chance will have it.
    private static final class Terminal {
        private final List<StringBuilder> rows = new ArrayList<>();
        private int row;
        private int column;

        Terminal() {
            for (int i = 0; i < ScreenView.ROWS; i++) rows.add(new StringBuilder(" ".repeat(ScreenView.COLUMNS)));
        }

        void put(char c) {
            if (c == '\n') {
                newLine();
                return;
            }
            if (c == '\r') {
                column = 0;
                return;
            }
            rows.get(row).setCharAt(column++, c);
            if (column == ScreenView.COLUMNS) newLine();
        }

        private void newLine() {
            column = 0;
            if (row < ScreenView.ROWS - 1) {
                row++;
                return;
            }
            rows.removeFirst();
            rows.add(new StringBuilder(" ".repeat(ScreenView.COLUMNS)));
        }

        void clear() {
            for (StringBuilder r : rows) r.replace(0, r.length(), " ".repeat(ScreenView.COLUMNS));
            row = 0;
            column = 0;
        }

        ScreenView view() {
            return new ScreenView(
                    rows.stream().map(StringBuilder::toString).toList(),
                    new byte[ScreenView.COLUMNS * ScreenView.ROWS],
                    row,
                    column);
        }
    }

    private static void type(Terminal terminal, String text) {
        text.chars().forEach(c -> terminal.put((char) c));
    }

    private static List<String> captured(String before, String command, List<String> output, long seed) {
        Terminal terminal = new Terminal();
        type(terminal, before + "C:\\>");
        CommandCapture capture = new CommandCapture(terminal.view(), command);
        assertFalse(capture.look(terminal.view()), "the prompt that was there is not the end");
        Chance chance = new Chance(seed);
        String printed = command + "\n" + String.join("\n", output) + (output.isEmpty() ? "" : "\n") + "\nC:\\";
        int until = 0;
        for (int i = 0; i < printed.length(); i++) {
            terminal.put(printed.charAt(i));
            if (--until > 0) continue;
            assertFalse(capture.look(terminal.view()), () -> "ended too early: seed=" + seed);
            until = chance.nextInt(150);
        }
        terminal.put('>');
        assertTrue(capture.look(terminal.view()), () -> "not seen to end: seed=" + seed);
        return capture.lines();
    }

    private static List<String> numbered(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> "line " + i + " of " + lines)
                .toList();
    }

    @Test
    void everyLineIsThereHoweverFarItScrolled() {
        for (int lines : new int[] {0, 1, 5, 23, 24, 25, 60, 300}) {
            for (long seed = 0; seed < 40; seed++) {
                String before = "boot\n".repeat((int) (seed % 30));
                assertEquals(numbered(lines), captured(before, "dir", numbered(lines), seed), "seed=" + seed);
            }
        }
    }

    @Test
    void aCommandThatFillsMoreThanOneRowIsNotTakenForOutput() {
        assertEquals(numbered(3), captured("", "echo " + "x".repeat(200), numbered(3), 1));
        assertEquals(
                numbered(3), captured("", "x".repeat(76), List.of("line 0 of 3", "line 1 of 3", "line 2 of 3"), 1));
    }

    @Test
    void aLineThatIsWrittenAnewFromItsBeginIsOneLineAsItStoodLast() {
        String progress = IntStream.rangeClosed(0, 40)
                .mapToObj(i -> "\r%6d %%  FILE%02d.SYS   ".formatted(i * 5 / 2, i % 37))
                .reduce("", String::concat);
        for (int rows : new int[] {0, 20, 40}) {
            for (long seed = 0; seed < 40; seed++) {
                List<String> printed = captured(
                        "boot\n".repeat(rows), "setup", List.of("Setup begins.", progress, "It is done."), seed);
                assertEquals(List.of("Setup begins.", "   100 %  FILE03.SYS", "It is done."), printed, "seed=" + seed);
            }
        }
    }

    @Test
    void blankLinesInBetweenStay() {
        assertEquals(List.of("", " a", "", "b"), captured("", "dir", List.of("", " a", "", "b"), 2));
    }

    @Test
    void aClearedScreenIsUnderstood() {
        Terminal terminal = new Terminal();
        type(terminal, "one\ntwo\nC:\\>");
        CommandCapture capture = new CommandCapture(terminal.view(), "cls");
        type(terminal, "cls\n");
        assertFalse(capture.look(terminal.view()));
        terminal.clear();
        type(terminal, "\nC:\\>");
        boolean ended = false;
        for (int i = 0; i < 30 && !ended; i++) ended = capture.look(terminal.view());
        assertTrue(ended);
    }
}
