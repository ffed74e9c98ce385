// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Locale;

/// Spans of virtual time in words.
final class Spans {
    private Spans() {}

    static String text(long ns) {
        if (ns % 60_000_000_000L == 0 && ns > 0) return count(ns / 60_000_000_000L, "minute");
        if (ns >= 1_000_000_000L) return trimmed(ns / 1e9) + " seconds";
        if (ns >= 1_000_000L) return trimmed(ns / 1e6) + " milliseconds";
        return count(ns, "nanosecond");
    }

    private static String count(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    private static String trimmed(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
