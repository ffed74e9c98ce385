// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;

/// The system's event log.
public interface EventLog {
    /// How serious.
    enum Level {
        INFORMATION,
        WARNING,
        ERROR,
        CRITICAL
    }

    /// One entry.
    record Entry(long atNs, Level level, int eventId, String source, String message) {}

    void report(Level level, int eventId, String source, String message);

    /// Oldest first.
    List<Entry> entries();
}
