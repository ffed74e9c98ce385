// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.Saved;

/// Where a shell stands: its drive, each drive's current directory, and how the last command ended.
final class Session {
    private final String banner;
    private final Map<String, String> directories = new TreeMap<>();
    private final Map<String, String> shares = new TreeMap<>();
    private String drive = "C:";
    private int exitCode;
    private boolean over;

    Session(String banner) {
        this.banner = banner;
    }

    /// What the system is called; empty when nobody said.
    String banner() {
        return banner;
    }

    /// The current directory with its drive, such as `C:\WINNT`.
    String directory() {
        return directory(drive);
    }

    String directory(String ofDrive) {
        return directories.getOrDefault(ofDrive, ofDrive + "\\");
    }

    /// Goes there; `path` is whole ([WindowsPath#resolve]).
    void directory(String path, boolean changeDrive) {
        String of = path.substring(0, 2).toUpperCase(java.util.Locale.ROOT);
        directories.put(of, of + path.substring(2));
        if (changeDrive) drive = of;
    }

    void drive(String letter) {
        drive = letter;
    }

    /// Shares of other machines by their letters.
    Map<String, String> shares() {
        return shares;
    }

    int exitCode() {
        return exitCode;
    }

    void exitCode(int code) {
        exitCode = code;
    }

    boolean isOver() {
        return over;
    }

    void over(int code) {
        over = true;
        exitCode = code;
    }

    record State(
            Map<String, String> directories, Map<String, String> shares, String drive, int exitCode, boolean over) {}

    Saved save() {
        return Saved.of(new State(directories, shares, drive, exitCode, over));
    }

    void restore(Saved saved) {
        State state = saved.as(State.class);
        directories.clear();
        directories.putAll(state.directories());
        shares.clear();
        shares.putAll(state.shares());
        drive = state.drive();
        exitCode = state.exitCode();
        over = state.over();
    }
}
