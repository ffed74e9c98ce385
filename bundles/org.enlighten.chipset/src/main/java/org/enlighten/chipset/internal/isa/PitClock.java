// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

/// Conversion between nanoseconds and periods of the 1.193182 MHz clock, exact in both directions.
final class PitClock {
    static final long HZ = 1_193_182;
    private static final long NS = 1_000_000_000;

    private PitClock() {}

    /// Whole clock periods that have passed at `ns`.
    static long clocks(long ns) {
        return ns / NS * HZ + ns % NS * HZ / NS;
    }

    /// The first nanosecond at which `clocks` periods have passed.
    static long ns(long clocks) {
        return clocks / HZ * NS + (clocks % HZ * NS + HZ - 1) / HZ;
    }
}
