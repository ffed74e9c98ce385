// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.platform.ScreenView;

/// Reads what a command prints off the screen, also when it scrolls: looked at often enough, what is above the cursor
/// only ever moves up.
final class CommandCapture {
    private final int echoRows;
    private final List<String> gone = new ArrayList<>();
    private List<String> rows;
    private int cursorRow;
    private int cursorColumn;
    /// Of the line with the prompt and the command; negative when it has left the screen.
    private int commandRow;

    private int torn;

    /// @param before the screen with the prompt, before the command is typed
    CommandCapture(ScreenView before, String command) {
        rows = before.rows();
        cursorRow = before.cursorRow();
        cursorColumn = before.cursorColumn();
        commandRow = cursorRow;
        echoRows = (cursorColumn + command.length()) / ScreenView.COLUMNS;
    }

    /// Looks at the screen; true when the command has ended: there is a prompt below it again.
    boolean look(ScreenView now) {
        int scrolled = scrolled(now);
        if (scrolled < 0) {
            if (++torn < TORN_LOOKS_MAX) return false;
            cleared();
        } else moveUp(scrolled);
        torn = 0;
        rows = now.rows();
        cursorRow = now.cursorRow();
        cursorColumn = now.cursorColumn();
        return cursorRow > commandRow && Prompts.isAtPrompt(now);
    }

    /// A screen that fits to none before, so many times: it was cleared, not caught in the middle of scrolling.
    private static final int TORN_LOOKS_MAX = 25;

    private void cleared() {
        moveUp(rows.size());
        commandRow = -1 - echoRows;
    }

    /// By how many rows the text has moved up since the last look; -1 when it cannot be told.
    private int scrolled(ScreenView now) {
        for (int up = 0; up <= cursorRow; up++) if (hasMovedUp(now, up)) return up;
        return -1;
    }

    /// Lines above the cursor's stay as they are; its own may be written anew from its begin, as progress is.
    private boolean hasMovedUp(ScreenView now, int up) {
        boolean seen = false;
        for (int row = up; row < cursorRow; row++) {
            if (!rows.get(row).equals(now.rows().get(row - up))) return false;
            seen |= !rows.get(row).isBlank();
        }
        String begun = rows.get(cursorRow).substring(0, Math.min(cursorColumn, ScreenView.COLUMNS));
        boolean same = now.rows().get(cursorRow - up).startsWith(begun);
        return (same || seen) && now.cursorRow() >= cursorRow - up;
    }

    private void moveUp(int by) {
        for (int row = Math.max(0, firstRow()); row < by && row <= cursorRow; row++) gone.add(rows.get(row));
        commandRow -= by;
    }

    private int firstRow() {
        return commandRow + echoRows + 1;
    }

    /// What it printed, without blank lines at the end.
    List<String> lines() {
        List<String> lines = new ArrayList<>(gone);
        for (int row = Math.max(0, firstRow()); row < cursorRow; row++) lines.add(rows.get(row));
        lines.replaceAll(String::stripTrailing);
        while (!lines.isEmpty() && lines.getLast().isEmpty()) lines.removeLast();
        return List.copyOf(lines);
    }
}
