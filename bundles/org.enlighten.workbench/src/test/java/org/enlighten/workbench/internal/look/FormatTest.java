// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FormatTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void anUptimeShowsDaysOnlyWhenThereAreAny() {
        assertEquals("", Format.uptime(0));
        assertEquals("00:12:41", Format.uptime(761 * SECOND_NS));
        assertEquals("3.04:12:41", Format.uptime((3 * 86_400L + 4 * 3600 + 761) * SECOND_NS));
    }

    @Test
    void theClockShowsMilliseconds() {
        assertEquals("00:14:03.250", Format.clock(843_250_000_114L));
        assertEquals("100:00:00.000", Format.clock(360_000 * SECOND_NS));
    }

    @Test
    void aDistanceInTimeHasAUnitThatFits() {
        assertEquals("999 ns", Format.duration(999));
        assertEquals("1.2 µs", Format.duration(1_200));
        assertEquals("80.5 ms", Format.duration(80_500_000));
        assertEquals("2.0 s", Format.duration(2 * SECOND_NS));
    }
}
