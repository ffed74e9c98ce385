// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ByteSizeTest {
    @Test
    void sizesAreReadAsPeopleWriteThem() {
        assertEquals(512L << 20, ByteSize.parse("512MB").bytes());
        assertEquals(20L << 30, ByteSize.parse("20gb").bytes());
        assertEquals(4096, ByteSize.parse("4096").bytes());
        assertEquals(3L << 29, ByteSize.parse("1.5 GB").bytes());
        assertEquals(0, ByteSize.parse("0").bytes());
        for (String text : List.of("", "GB", "1XB", "-1GB", "1e3", "9999999TB9", "0x10"))
            assertThrows(IllegalArgumentException.class, () -> ByteSize.parse(text), text);
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("9223372036854775807KB"));
        assertThrows(IllegalArgumentException.class, () -> ByteSize.parse("9999999999999999999"));
    }

    @Test
    void sizesAreShownWithTheLargestUnitThatFits() {
        assertEquals("2 GB", ByteSize.text(2L << 30));
        assertEquals("68 KB", ByteSize.text(68 << 10));
        assertEquals("1.2 MB", ByteSize.text(1_234_567));
        assertEquals("0 B", ByteSize.text(0));
    }

    @Test
    void durationsAreReadAsPeopleWriteThem() {
        assertEquals(10_000_000_000L, VirtualDuration.parse("10s").ns());
        assertEquals(10_000_000_000L, VirtualDuration.parse("10").ns());
        assertEquals(500_000_000L, VirtualDuration.parse("500ms").ns());
        assertEquals(90_000_000_000L, VirtualDuration.parse("1.5m").ns());
        assertEquals(7L, VirtualDuration.parse("7ns").ns());
        for (String text : List.of("", "s", "5 weeks", "-1s", "999999999999h"))
            assertThrows(IllegalArgumentException.class, () -> VirtualDuration.parse(text), text);
    }

    @Test
    void uptimesAreShownAsClocks() {
        assertEquals("00:12:41", Durations.clock(761_999_999_999L));
        assertEquals("3.04:12:41", Durations.clock((3 * 86_400L + 4 * 3_600 + 761) * 1_000_000_000L));
    }
}
