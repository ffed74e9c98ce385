// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.enlighten.block.ByteMemory;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileScript;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Volumes with wrong bytes in boot sector, tables and directories: every request is answered, without an exception.
class FatMutationTest {
    private static final int CASES = Integer.getInteger("enlighten.fat.mutations", 600);

    @Test
    void badVolumesGiveOutcomes() {
        byte[] sound = sound();
        int mounted = 0;
        for (int i = 0; i < CASES; i++) {
            Chance chance = new Chance(i);
            byte[] image = sound.clone();
            for (int n = 1 + chance.nextInt(4); n > 0; n--) mutate(image, chance);
            if (!new FatFactory().recognizes(image)) continue;
            mounted++;
            try {
                use(image, i);
            } catch (RuntimeException | AssertionError e) {
                fail("seed=" + i, e);
            }
        }
        assertTrue(mounted > CASES / 3, "mounted=" + mounted);
    }

    private static byte[] sound() {
        FatBench bench = FatBench.formatted(256 << 10, FatType.FAT12);
        FileScript script = new FileScript(8);
        ByteMemory memory = new ByteMemory("guest", new byte[FileScript.REQUEST_BYTES]);
        for (int i = 0; i < 60; i++) bench.ask(script.request(i, new Slice(memory, 0, FileScript.REQUEST_BYTES)));
        return bench.image();
    }

    /// Boot sector, a table, the root directory, the first clusters.
    private static void mutate(byte[] image, Chance chance) {
        int at = switch (chance.nextInt(4)) {
            case 0 -> chance.nextInt(64);
            case 1 -> 512 + chance.nextInt(300);
            case 2 -> 512 * 5 + chance.nextInt(600);
            default -> 512 * 35 + chance.nextInt(2048);
        };
        image[at] = (byte) (chance.nextInt(2) == 0 ? image[at] ^ 1 << chance.nextInt(8) : chance.nextInt(256));
    }

    private static void use(byte[] image, int seed) {
        FatBench bench = new FatBench(image, 16);
        FileScript script = new FileScript(seed);
        ByteMemory memory = new ByteMemory("guest", new byte[FileScript.REQUEST_BYTES]);
        for (int i = 1; i < 30; i++) {
            Outcome outcome = bench.ask(script.request(i, new Slice(memory, 0, FileScript.REQUEST_BYTES)));
            if (outcome instanceof Outcome.Failed failed)
                assertTrue(failed.message().endsWith("."), failed.message());
        }
        bench.ask(new FileRequest.Volume());
        bench.check();
    }
}
