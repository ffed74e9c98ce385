// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.enlighten.simulation.Saved;

/// Carries out a check on an image, at once.
final class CheckBench {
    private static final int STEPS_MOST = 100_000;
    final byte[] image;
    int writes;
    private final boolean saving;
    private final int writesMost;

    private CheckBench(byte[] image, boolean saving, int writesMost) {
        this.image = image;
        this.saving = saving;
        this.writesMost = writesMost;
    }

    static CheckBench on(byte[] image) {
        return new CheckBench(image, false, Integer.MAX_VALUE);
    }

    /// Saves the check at every step and goes on with a restored one.
    CheckBench saving() {
        return new CheckBench(image, true, writesMost);
    }

    /// The power goes after so many writes.
    CheckBench cutAfter(int count) {
        return new CheckBench(image, saving, count);
    }

    Ext2Report check(boolean force) {
        Ext2Check check = new Ext2Check(image.length, force);
        byte[] read = {};
        for (int steps = 0; ; steps++) {
            assertTrue(steps < STEPS_MOST, "steps=" + steps);
            if (saving) check = renewed(check, force);
            switch (check.next(read)) {
                case Ext2Step.Read(long at, int bytes) -> {
                    requireSectors(at, bytes);
                    read = Arrays.copyOfRange(image, (int) at, (int) at + bytes);
                }
                case Ext2Step.Write(long at, byte[] bytes) -> {
                    requireSectors(at, bytes.length);
                    if (writes++ == writesMost) return null;
                    System.arraycopy(bytes, 0, image, (int) at, bytes.length);
                }
                case Ext2Step.Flush() -> {}
                case Ext2Step.Done(Ext2Report report) -> {
                    return report;
                }
            }
        }
    }

    private Ext2Check renewed(Ext2Check check, boolean force) {
        String text = check.save().text();
        Ext2Check fresh = new Ext2Check(image.length, force);
        fresh.restore(Saved.parse(text));
        assertEquals(text, fresh.save().text());
        return fresh;
    }

    private void requireSectors(long at, int bytes) {
        assertTrue(at % 512 == 0 && bytes % 512 == 0 && at >= 0 && at + bytes <= image.length, at + "+" + bytes);
    }
}
