// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What init shall start, as `/etc/inittab` says it: `id:levels:action:process` in each line, and the runlevel that is
/// entered where the action is `initdefault`. Whatever the text is, it is a table: lines that make no sense are lines
/// that nobody reads.
public record InitTab(List<Item> items) {
    private static final String DEFAULT = "initdefault";
    private static final String USUAL_LEVEL = "3";

    /// What becomes of a process.
    public enum Action {
        /// The next line is for when it has ended; so is `wait`.
        SYSINIT,
        WAIT,
        ONCE,
        /// Started again whenever it ends. One line of the table can say so: the console's.
        RESPAWN
    }

    /// @param path of the program, behind which its arguments stand
    public record Item(String id, Action action, String path, String arguments) {}

    public InitTab {
        items = List.copyOf(items);
    }

    /// What the runlevel of the text asks for: processes that name this level or none.
    public static InitTab parse(String text) {
        List<String[]> lines = lines(text);
        String level = lines.stream()
                .filter(cells -> cells[2].strip().equals(DEFAULT) && !cells[1].isBlank())
                .map(cells -> cells[1].strip().substring(0, 1))
                .findFirst()
                .orElse(USUAL_LEVEL);
        List<Item> items = new ArrayList<>();
        for (String[] cells : lines) {
            if (cells[3].isBlank() || !(cells[1].isBlank() || cells[1].contains(level))) continue;
            String[] words = cells[3].strip().split("\\s+", 2);
            action(cells[2])
                    .ifPresent(action ->
                            items.add(new Item(cells[0], action, words[0], words.length < 2 ? "" : words[1])));
        }
        return new InitTab(items);
    }

    private static List<String[]> lines(String text) {
        return Stream.of(text.split("[\r\n]+"))
                .filter(line -> !line.strip().startsWith("#"))
                .map(line -> line.strip().split(":", 4))
                .filter(cells -> cells.length == 4)
                .toList();
    }

    private static Optional<Action> action(String word) {
        for (Action action : Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(word.strip())) return Optional.of(action);
        }
        return Optional.empty();
    }

    /// The text with more processes that are started once, ahead of the console's; those that it has are not added.
    public static String with(String text, List<String> processes) {
        List<String> known = lines(text).stream()
                .map(cells -> cells[3].strip().split("\\s+", 2)[0])
                .toList();
        List<String> lines = new ArrayList<>(List.of(text.split("\r?\n")));
        int console = 0;
        while (console < lines.size() && !lines.get(console).contains(":respawn:")) console++;
        int number = 1;
        for (String process : processes) {
            if (known.contains(process.split("\\s+", 2)[0])) continue;
            lines.add(console++, "c" + number++ + ":35:once:" + process);
        }
        return String.join("\n", lines) + "\n";
    }
}
