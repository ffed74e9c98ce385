// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants of the system's clock as people read them.
final class Calendar {
    /// Instant 0, as the FAT file system has it for its dates.
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2008, 1, 1, 0, 0);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd  HH:mm", Locale.ROOT);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Calendar() {}

    static String date(long ns) {
        return BEGINNING.plusNanos(ns).format(DATE);
    }

    static String time(long ns) {
        return BEGINNING.plusNanos(ns).format(TIME);
    }

    static String shortForm(long ns) {
        return BEGINNING.plusNanos(ns).format(SHORT);
    }
}
