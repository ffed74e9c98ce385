// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A duration of virtual time as people write it: `10s`, `500ms`, `2m`, `1h`, `250us`, `100ns`; a bare number is
/// seconds.
public record VirtualDuration(long ns) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9}))?\\s*([a-z]*)");
    private static final Map<String, Long> UNITS_NS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "", 1_000_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    /// @throws IllegalArgumentException with a sentence when it is not a duration, or too long to be one
    public static VirtualDuration parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = form.matches() ? UNITS_NS.get(form.group(3)) : null;
        if (unit == null) throw new IllegalArgumentException("a duration such as 10s, 500ms or 2m, not '" + text + "'");
        try {
            long whole = Math.multiplyExact(Long.parseLong(form.group(1)), unit);
            double fraction = form.group(2) == null ? 0 : Double.parseDouble("0." + form.group(2)) * unit;
            return new VirtualDuration(Math.addExact(whole, (long) fraction));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a duration below 292 years, not '" + text + "'", e);
        }
    }
}
