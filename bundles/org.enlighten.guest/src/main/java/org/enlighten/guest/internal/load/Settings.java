// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.load;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a workload was asked for: `name=number` words, parted by blanks.
public final class Settings {
    private final Map<String, Long> given = new TreeMap<>();
    private final Map<String, Long> known = new TreeMap<>();
    private String problem = "";

    /// @param words such as `clients=4 seconds=60`
    public Settings(String words) {
        if (words.isBlank()) return;
        for (String word : words.strip().split("\\s+")) {
            if (word.matches("[a-z]+=\\d{1,12}")) {
                int at = word.indexOf('=');
                given.put(word.substring(0, at), Long.parseLong(word.substring(at + 1)));
            } else problem = "'%s' is no setting; they look like clients=4.".formatted(word);
        }
    }

    /// The number behind a name, or `usual`.
    public long number(String name, long usual, long least, long most) {
        known.put(name, usual);
        long value = given.getOrDefault(name, usual);
        if (value >= least && value <= most) return value;
        problem = "'%s' is %d to %d, not %d.".formatted(name, least, most, value);
        return usual;
    }

    /// Why it cannot be done, once all numbers were asked for; empty when it can.
    public Optional<String> problem() {
        for (String name : given.keySet())
            if (!known.containsKey(name))
                return Optional.of(
                        "There is no setting '%s'; there is %s.".formatted(name, String.join(", ", known.keySet())));
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }
}
