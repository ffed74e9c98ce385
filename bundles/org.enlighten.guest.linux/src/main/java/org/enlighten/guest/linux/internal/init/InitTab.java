// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What init shall start, as `/etc/inittab` says it: `id:levels:action:process` in each line. Whatever the text is, it
/// is a table: lines that make no sense are lines that nobody reads.
public record InitTab(List<Item> items) {
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

    public static InitTab parse(String text) {
        List<Item> items = new ArrayList<>();
        for (String line : text.split("[\r\n]+")) {
            String[] cells = line.strip().split(":", 4);
            if (cells.length < 4 || line.strip().startsWith("#") || cells[3].isBlank()) continue;
            String[] words = cells[3].strip().split("\\s+", 2);
            action(cells[2])
                    .ifPresent(action ->
                            items.add(new Item(cells[0], action, words[0], words.length < 2 ? "" : words[1])));
        }
        return new InitTab(items);
    }

    private static Optional<Action> action(String word) {
        for (Action action : Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(word.strip())) return Optional.of(action);
        }
        return Optional.empty();
    }

    /// The text with more processes that are started once, ahead of the console's; those that it has are not added.
    public static String with(String text, List<String> processes) {
        List<String> known =
                parse(text).items().stream().map(item -> item.path()).toList();
        List<String> lines = new ArrayList<>(List.of(text.split("\r?\n")));
        int console = 0;
        while (console < lines.size() && !lines.get(console).contains(":respawn:")) console++;
        int number = 1;
        for (String process : processes) {
            if (known.contains(process.split("\\s+", 2)[0])) continue;
            lines.add(console++, "c" + number++ + ":3:once:" + process);
        }
        return String.join("\n", lines) + "\n";
    }
}
