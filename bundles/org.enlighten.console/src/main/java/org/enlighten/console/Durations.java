// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.Locale;

/// Durations for people.
final class Durations {
    private static final long DAY_NS = 86_400_000_000_000L;

    private Durations() {}

    /// `00:12:41`, `3.04:12:41` from one day on, as Hyper-V Manager shows uptimes.
    static String clock(long ns) {
        long s = ns % DAY_NS / 1_000_000_000;
        String clock = String.format(Locale.ROOT, "%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
        return ns < DAY_NS ? clock : ns / DAY_NS + "." + clock;
    }
}
