// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A text of sections, `[NAME]` and lines below it; `;` begins a comment. Whatever the bytes are, it is a text: lines
/// that make no sense are lines that nobody asks for.
public record InfoFile(Map<String, List<String>> sections) {
    public static InfoFile parse(String text) {
        Map<String, List<String>> sections = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> lines = sections.computeIfAbsent("", name -> new ArrayList<>());
        for (String each : text.split("[\r\n]+")) {
            int comment = each.indexOf(';');
            String line = (comment < 0 ? each : each.substring(0, comment)).strip();
            if (line.length() > 2 && line.startsWith("[") && line.endsWith("]"))
                lines = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            else if (!line.isEmpty()) lines.add(line);
        }
        return new InfoFile(sections);
    }

    public List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /// The value of the first line `key=value`, in which case does not count for the key.
    public String value(String section, String key, String otherwise) {
        for (String line : lines(section)) {
            int equals = line.indexOf('=');
            if (equals > 0
                    && line.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals(key.toLowerCase(Locale.ROOT)))
                return line.substring(equals + 1).strip();
        }
        return otherwise;
    }
}
