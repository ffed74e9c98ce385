// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import org.enlighten.simulation.Saved;

/// Where a shell stands: its directory, the machine's name, and how the last command ended.
final class Session {
    static final String HOME = "/root";

    private final Host host;
    private String hostName = "localhost";
    private String directory = HOME;
    private int exitCode;
    private boolean over;

    Session(Host host) {
        this.host = host;
    }

    Host host() {
        return host;
    }

    String hostName() {
        return hostName;
    }

    void hostName(String name) {
        if (!name.isEmpty()) hostName = name;
    }

    String directory() {
        return directory;
    }

    void directory(String path) {
        directory = path;
    }

    /// The whole path that a person means.
    String resolve(String text) {
        return UnixPath.resolve(directory, text);
    }

    String prompt() {
        boolean home = directory.equals(HOME);
        String here =
                home ? "~" : directory.startsWith(HOME + "/") ? "~" + directory.substring(HOME.length()) : directory;
        return host.prompt().replace("%h", hostName).replace("%w", here);
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

    /// What `$NAME` stands for; empty when nothing.
    String variable(String name) {
        return switch (name) {
            case "?" -> Integer.toString(exitCode);
            case "PWD" -> directory;
            case "HOME" -> HOME;
            case "HOSTNAME" -> hostName;
            case "PATH" -> String.join(":", RunProgram.PATH);
            default -> "";
        };
    }

    record State(String hostName, String directory, int exitCode, boolean over) {}

    Saved save() {
        return Saved.of(new State(hostName, directory, exitCode, over));
    }

    void restore(Saved saved) {
        State state = saved.as(State.class);
        hostName = state.hostName();
        directory = state.directory();
        exitCode = state.exitCode();
        over = state.over();
    }
}
