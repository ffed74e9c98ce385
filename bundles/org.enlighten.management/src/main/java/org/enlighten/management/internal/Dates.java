// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.time.Instant;

/// The calendar of the simulated world.
final class Dates {
    /// The day Windows Server 2008 was launched; what every clock shows when a world begins.
    private static final Instant BEGINNING = Instant.parse("2008-02-27T00:00:00Z");

    private Dates() {}

    static Instant at(long ns) {
        return BEGINNING.plusNanos(ns);
    }
}
