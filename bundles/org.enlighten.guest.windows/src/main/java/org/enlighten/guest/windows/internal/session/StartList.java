// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a process shall start, as a text file says it: one line each, `wait`, `start` or `shell`, a program's path,
/// its arguments. Lines that begin with `#` are for people.
record StartList(List<Item> items) {
    enum Kind {
        /// The next line is for when this program has ended.
        WAIT,
        START,
        /// The first shell whose image is there is started, and started again when it ends.
        SHELL
    }

    record Item(Kind kind, String path, String arguments) {}

    static StartList parse(String text) {
        List<Item> items = new ArrayList<>();
        for (String line : text.split("[\r\n]+")) {
            String[] words = line.strip().split("\\s+", 3);
            if (words.length < 2 || words[0].startsWith("#")) continue;
            kind(words[0]).ifPresent(kind -> items.add(new Item(kind, words[1], words.length < 3 ? "" : words[2])));
        }
        return new StartList(items);
    }

    private static java.util.Optional<Kind> kind(String word) {
        for (Kind kind : Kind.values())
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) return java.util.Optional.of(kind);
        return java.util.Optional.empty();
    }
}
