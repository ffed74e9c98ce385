// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The commands of the shell itself, in the order of help.
final class Builtins {
    private static final List<Builtin> ALL = List.of(
            of("cd|chdir", "[DIRECTORY]", "shows or changes the current directory", "/d", ChangeDirectory::new),
            of("cls", "", "clears the screen", "", (line, session) -> new ClearScreen(session)),
            of("copy", "FILES TARGET", "copies files, also from and to shares", "/y", Shares::copy),
            of("date", "[/t]", "shows the date", "/t", (line, session) -> ShowTime.date(line)),
            of("del|erase", "FILES", "deletes files", "/q", Delete::new),
            of("dir", "[FILES]", "lists a directory", "/b", Directory::new),
            of("echo", "TEXT", "prints text", "*", Echo::new),
            of("exit", "[CODE]", "ends this shell", "", Leave::new),
            of("help", "[COMMAND]", "tells about commands", "", (line, session) -> new Help(line)),
            of("md|mkdir", "DIRECTORY", "makes a directory", "", MakeDirectory::new),
            of("mem", "", "shows the use of memory", "", (line, session) -> new MemoryUse()),
            of("net", "start|stop|share|use ...", "services; shares of files", "/delete", Net::of),
            of("rd|rmdir", "DIRECTORY", "removes an empty directory", "", RemoveDirectory::new),
            of("ren|rename", "FILE NAME", "gives a file another name", "", Rename::new),
            of("shutdown", "/s|/r [/t SECONDS]", "ends the system", "/s /r /t", (line, s) -> new ShutDown(line)),
            of("start", "PROGRAM", "starts a program and does not wait for it", "", StartProgram::background),
            of("taskkill", "/pid NUMBER", "ends a process", "/pid /f", (line, session) -> new TaskKill(line)),
            of("tasklist", "", "lists processes", "/svc", (line, session) -> new TaskList(line)),
            of("time", "[/t]", "shows the time", "/t", (line, session) -> ShowTime.time(line)),
            of("type", "FILES", "prints files", "", Type::new),
            of("ver", "", "shows the system's version", "", (line, session) -> new Version(session)),
            of("vol", "[DRIVE]", "shows a volume's label and serial number", "", ShowVolume::new));

    private Builtins() {}

    private static Builtin of(String names, String usage, String help, String switches, Builtin.Maker maker) {
        List<String> known = switches.isEmpty() ? List.of() : List.of(switches.split(" "));
        return new Builtin(List.of(names.split("\\|")), usage, help, known, maker);
    }

    static List<Builtin> all() {
        return ALL;
    }

    static Optional<Builtin> find(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(builtin -> builtin.names().contains(name)).findFirst();
    }

    static boolean isKnown(String word) {
        return find(word).isPresent();
    }

    /// The first switch of the line that the command does not know.
    static Optional<String> unknownSwitch(Builtin builtin, CommandLine line) {
        if (builtin.switches().contains("*")) return Optional.empty();
        return line.switches().stream()
                .filter(given -> !builtin.switches().contains(given))
                .findFirst();
    }
}
