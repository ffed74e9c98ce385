// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.os.file.FileWorld;
import org.junit.jupiter.api.Test;

/// A volume saved at every few steps and restored into fresh objects goes on in the same way.
class Ext2SaveTest {
    private static final int EVERY = Integer.getInteger("enlighten.save.every", 5);
    private final byte[] image = Ext2Bench.formatted(400 << 10, 1024).image();

    private FileWorld world() {
        return new FileWorld(image, Ext2Bench.mounter(image), 5, 60, 6, 16);
    }

    @Test
    void aRestoredVolumeGoesOnAsTheOneThatWasSaved() {
        FileWorld whole = world();
        whole.start();
        whole.run();
        FileWorld world = world();
        world.start();
        int saves = 0;
        for (int step = 0; ; step++) {
            if (step % EVERY == 0) {
                String text = world.save();
                FileWorld fresh = world();
                fresh.restore(text);
                assertEquals(text, fresh.save(), "step=" + step);
                fresh.run();
                assertTrue(fresh.isDone(), "step=" + step);
                assertEquals(whole.simulation.save(), fresh.simulation.save(), "step=" + step);
                saves++;
            }
            if (!world.simulation.step()) break;
        }
        assertTrue(saves > 20, "saves=" + saves);
    }
}
