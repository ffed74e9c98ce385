// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.DiskWorld;
import org.junit.jupiter.api.Test;

/// A disk saved at every few steps and restored into fresh objects goes on in the same way.
class VhdSaveTest {
    private static final int EVERY = Integer.getInteger("enlighten.save.every", 7);
    private static final int DISK = 256 << 10;
    private final VhdFormat format = new VhdFormat();
    private final byte[] image = DiskBench.created(format, DiskBench.spec(DiskType.DYNAMIC, DISK, 16 << 10));

    private DiskWorld world() {
        return new DiskWorld(format, image, DISK, 5, 60, 6);
    }

    @Test
    void aRestoredDiskGoesOnAsTheOneThatWasSaved() {
        DiskWorld whole = world();
        whole.start();
        whole.run();
        DiskWorld world = world();
        world.start();
        int saves = 0;
        for (int step = 0; ; step++) {
            if (step % EVERY == 0) {
                String text = world.save();
                DiskWorld fresh = world();
                fresh.restore(text);
                assertEquals(text, fresh.save(), "step=" + step);
                fresh.run();
                assertTrue(fresh.isDone(), "step=" + step);
                assertEquals(whole.simulation.save(), fresh.simulation.save(), "step=" + step);
                saves++;
            }
            if (!world.simulation.step()) break;
        }
        assertTrue(saves > 50, "saves=" + saves);
    }
}
