// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtcTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = LocalDateTime.of(2008, 2, 29, 23, 59, 30).toEpochSecond(ZoneOffset.UTC);
    private long now;
    private final RecordingOutside outside = new RecordingOutside();
    private final Pic pic = new Pic(outside);
    private final Rtc rtc = new Rtc(() -> now, pic, START);

    @BeforeEach
    void enableInterrupts() {
        for (int port : List.of(0x20, 0xA0)) {
            pic.write(port, 0x11);
            pic.write(port + 1, port == 0x20 ? 0x08 : 0x70);
            pic.write(port + 1, port == 0x20 ? 4 : 2);
            pic.write(port + 1, 1);
            pic.write(port + 1, 0);
        }
    }

    private int get(int register) {
        rtc.write(0x70, register);
        return rtc.read(0x71);
    }

    private void set(int register, int value) {
        rtc.write(0x70, register);
        rtc.write(0x71, value);
    }

    private void acknowledge() {
        pic.write(0xA0, 0x20);
        pic.write(0x20, 0x20);
    }

    @Test
    void showsTheVirtualClockFromWhereItStarted() {
        assertEquals(List.of(0x30, 0x59, 0x23), List.of(get(0), get(2), get(4)));
        assertEquals(List.of(0x29, 0x02, 0x08, 0x20), List.of(get(7), get(8), get(9), get(0x32)));
        assertEquals(6, get(6), "a Friday");
        now = 31 * SECOND;
        assertEquals(List.of(0x01, 0x00, 0x00), List.of(get(0), get(2), get(4)));
        assertEquals(List.of(0x01, 0x03), List.of(get(7), get(8)));
    }

    @Test
    void mayCountInBinaryAndInTwelveHours() {
        set(0x0B, 0x04);
        assertEquals(59, get(2));
        assertEquals(0x80 | 11, get(4));
        now = 31 * SECOND;
        assertEquals(12, get(4));
    }

    @Test
    void goesOnFromWhatSoftwareHasSet() {
        set(0x0B, 0x82);
        set(9, 0x12);
        set(8, 0x11);
        set(7, 0x05);
        set(4, 0x10);
        set(2, 0x20);
        set(0, 0x50);
        now = 5 * SECOND;
        set(0x0B, 0x02);
        now = 15 * SECOND;
        assertEquals(
                List.of(0x00, 0x21, 0x10, 0x05, 0x11, 0x12), List.of(get(0), get(2), get(4), get(7), get(8), get(9)));
    }

    @Test
    void announcesAnUpdateShortlyBeforeIt() {
        assertEquals(0, get(0x0A) & 0x80);
        now = SECOND - 100_000;
        assertEquals(0x80, get(0x0A) & 0x80);
        now = SECOND;
        assertEquals(0, get(0x0A) & 0x80);
    }

    @Test
    void thePeriodicInterruptComesAtItsRateWhenItIsAcknowledged() {
        set(0x0A, 0x26);
        set(0x0B, 0x42);
        long period = SECOND / 1024;
        for (int n = 0; n < 20; n++) {
            long due = rtc.nextDueNs();
            assertEquals(0, due % period, "976.5625 us, rounded down to whole nanoseconds");
            now = due;
            rtc.settle(now);
            assertEquals(n + 1, outside.vectors.size());
            assertEquals(Simulation.NEVER, rtc.nextDueNs(), "not before the flags are read");
            assertEquals(0xC0, get(0x0C) & 0xC0);
            acknowledge();
        }
        assertEquals(0x70, outside.vectors.getFirst());
    }

    @Test
    void theAlarmComesAtItsTimeAndWithWildcardsEachMinute() {
        set(5, 0x00);
        set(3, 0x01);
        set(1, 0x15);
        set(0x0B, 0x22);
        assertEquals(105 * SECOND, rtc.nextDueNs());
        set(5, 0xFF);
        set(3, 0xC0);
        assertEquals(45 * SECOND, rtc.nextDueNs());
        now = 45 * SECOND;
        rtc.settle(now);
        assertEquals(List.of(0x70), outside.vectors);
        assertEquals(0xA0, get(0x0C) & 0xA0);
    }

    @Test
    void anImpossibleAlarmNeverComes() {
        set(5, 0x99);
        set(0x0B, 0x22);
        assertEquals(Simulation.NEVER, rtc.nextDueNs());
    }

    @Test
    void nothingIsScheduledWhileNothingInterrupts() {
        assertEquals(Simulation.NEVER, rtc.nextDueNs());
        now = 10 * SECOND;
        assertEquals(0x50, get(0x0C) & 0x70, "flags are found out when they are read");
        assertEquals(0, get(0x0C));
    }

    @Test
    void batteryMemoryKeepsWhatIsWritten() {
        set(0x40, 0xA5);
        rtc.reset();
        assertEquals(0xA5, get(0x40));
        assertEquals(0x80, get(0x0D), "battery good");
    }

    @Test
    void nonsenseInTheTimeRegistersBecomesANearbyDate() {
        set(0x0B, 0x82);
        for (int r : new int[] {0, 2, 4, 7, 8, 9, 0x32}) set(r, 0xFF);
        set(0x0B, 0x02);
        assertEquals(0x59, get(2));
    }
}
