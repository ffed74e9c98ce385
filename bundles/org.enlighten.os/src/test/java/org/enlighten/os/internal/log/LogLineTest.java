// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.enlighten.os.EventLog;
import org.enlighten.os.EventLog.Level;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// The event log and the lines of its file.
class LogLineTest {
    private static BoundedLog log(int capacity) {
        return new BoundedLog(capacity, () -> 17, () -> {});
    }

    @Test
    void aLineSaysWhatTheEntrySaid() {
        BoundedLog log = log(10);
        log.report(Level.WARNING, 7, "Disk", "The device 'X' is slow.");
        assertEquals(
                List.of(new EventLog.Entry(17, Level.WARNING, 7, "Disk", "The device 'X' is slow.")),
                LogLine.parse(log.takeLines(1000)));
        assertEquals(0, log.takeLines(1000).length);
    }

    @Test
    void onlyTheLatestAreKeptAndOnlyWholeLinesAreTaken() {
        BoundedLog log = log(3);
        for (int i = 0; i < 5; i++) log.report(Level.INFORMATION, i, "S", "m");
        assertEquals(
                List.of(2, 3, 4),
                log.entries().stream().map(EventLog.Entry::eventId).toList());
        byte[] two = log.takeLines(50);
        assertEquals(2, LogLine.parse(two).size());
        assertEquals(1, LogLine.parse(log.takeLines(1000)).size());
    }

    @Test
    void damagedFilesGiveTheLinesThatAreWhole() {
        long seed = 20_002;
        Chance chance = new Chance(seed);
        BoundedLog log = log(100);
        for (int i = 0; i < 20; i++) log.report(Level.ERROR, i, "Source", "message " + i);
        byte[] whole = log.takeLines(10_000);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = Arrays.copyOf(whole, chance.nextInt(whole.length + 1));
            for (int i = chance.nextInt(6); i > 0 && damaged.length > 0; i--)
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextLong();
            int lines = LogLine.parse(damaged).size();
            assertTrue(lines <= 21, "seed " + seed + ", round " + round + ", lines " + lines);
        }
    }
}
