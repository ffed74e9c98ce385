// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.ScreenView;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class SmallPartsTest {
    @Test
    void keysAreScanCodesPressedAndLetGoInReverse() throws ManagementException {
        assertArrayEquals(new int[] {0x1C, 0x9C}, KeyNames.scanCodes("enter"));
        assertArrayEquals(
                new int[] {0x1D, 0x38, 0xE0, 0x53, 0xE0, 0xD3, 0xB8, 0x9D}, KeyNames.scanCodes("Ctrl+Alt+Delete"));
        assertArrayEquals(new int[] {0x42, 0xC2}, KeyNames.scanCodes("F8"));
        assertArrayEquals(new int[] {0x1E, 0x9E}, KeyNames.scanCodes("a"));
        for (String wrong : List.of("F99", "", "+", "Ctrl+", "AnyKey"))
            assertThrows(ManagementException.class, () -> KeyNames.scanCodes(wrong), wrong);
    }

    @Test
    void promptsAreToldFromOtherText() {
        for (String prompt : List.of("C:\\>", "A:\\DOCS>", "C:\\WINNT\\system32> ", "root@vm:~# ", "$ "))
            assertTrue(Prompts.isAtPrompt(screen(prompt, prompt.length())) || prompt.equals("$ "), prompt);
        for (String other : List.of("", "C:", "Press a key", "C:\\>dir", "Copying 50 %", "a > b"))
            assertFalse(Prompts.isAtPrompt(screen(other, other.length())), other);
        assertFalse(Prompts.isAtPrompt(screen("C:\\> old text", 4)));
    }

    private static ScreenView screen(String line, int cursor) {
        List<String> rows = new ArrayList<>(ScreenView.blank().rows());
        rows.set(7, (line + " ".repeat(ScreenView.COLUMNS)).substring(0, ScreenView.COLUMNS));
        return new ScreenView(rows, new byte[ScreenView.COLUMNS * ScreenView.ROWS], 7, cursor);
    }

    @Test
    void spansAreWords() {
        assertEquals("10 minutes", Spans.text(600_000_000_000L));
        assertEquals("1 minute", Spans.text(60_000_000_000L));
        assertEquals("90.5 seconds", Spans.text(90_500_000_000L));
        assertEquals("500 milliseconds", Spans.text(500_000_000L));
        assertEquals("1 nanosecond", Spans.text(1));
    }

    @Test
    void watchesAreLookedAtWhenTheyAreDueAndEndOnce() {
        Watches watches = new Watches();
        List<String> told = new ArrayList<>();
        boolean[] holds = new boolean[1];
        int[] looks = new int[1];
        watches.add(new Watches.Watch(
                10,
                100,
                () -> {
                    looks[0]++;
                    return holds[0];
                },
                () -> told.add("then"),
                () -> told.add("late")));
        watches.add(new Watches.Watch(10, 50, () -> false, () -> told.add("never"), () -> told.add("late at 50")));
        for (long now = 0; now < 40; now++) watches.look(now);
        assertEquals(4, looks[0]);
        assertEquals(50, watches.deadlineNs());
        watches.look(55);
        holds[0] = true;
        watches.look(100);
        watches.look(1000);
        assertEquals(List.of("late at 50", "then"), told);
        assertEquals(Simulation.NEVER, watches.deadlineNs());
        assertEquals(Simulation.NEVER, watches.nextNs());
    }
}
