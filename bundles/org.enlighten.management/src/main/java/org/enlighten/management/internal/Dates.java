// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.time.Instant;

/// The calendar of the simulated world.
final class Dates {
    /// What every clock shows when a world begins, those of guests and their file systems too.
    private static final Instant BEGINNING = Instant.parse("2008-01-01T00:00:00Z");

    private Dates() {}

    static Instant at(long ns) {
        return BEGINNING.plusNanos(ns);
    }
}
