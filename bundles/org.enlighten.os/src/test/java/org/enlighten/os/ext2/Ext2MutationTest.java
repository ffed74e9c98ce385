// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.enlighten.block.ByteMemory;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileScript;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Volumes with wrong bytes in superblock, descriptors, bitmaps, inodes, indirect blocks and directories: every
/// request is answered with a sentence, without an exception, and comes to an end; so does a check.
class Ext2MutationTest {
    private static final int CASES = Integer.getInteger("enlighten.ext2.mutations", 20_000);
    private static final long FIRST = Long.getLong("enlighten.seed", 0);
    private static final int BLOCK = 1024;
    private final byte[] sound = sound();
    private final Slice memory =
            new Slice(new ByteMemory("guest", new byte[FileScript.REQUEST_BYTES]), 0, FileScript.REQUEST_BYTES);

    @Test
    void badVolumesGiveOutcomes() {
        int mounted = 0;
        for (long seed = FIRST; seed < FIRST + CASES; seed++) {
            Chance chance = new Chance(seed);
            byte[] image = sound.clone();
            for (int n = 1 + chance.nextInt(4); n > 0; n--) mutate(image, chance);
            try {
                if (!new Ext2Factory().recognizes(image)) continue;
                mounted++;
                Ext2Report report = CheckBench.on(image.clone()).check(true);
                for (String sentence : report.damage()) assertTrue(sentence.endsWith("."), sentence);
                for (String sentence : report.repairs()) assertTrue(sentence.endsWith("."), sentence);
                use(image, seed);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                fail("replay: -Denlighten.seed=" + seed + " -Denlighten.ext2.mutations=1", e);
            }
        }
        assertTrue(mounted > CASES / 3, "mounted=" + mounted);
    }

    private static byte[] sound() {
        Ext2Bench bench = Ext2Bench.formatted(256 << 10, BLOCK);
        FileScript script = new FileScript(8);
        ByteMemory guest = new ByteMemory("guest", new byte[FileScript.REQUEST_BYTES]);
        for (int i = 0; i < 60; i++) bench.ask(script.request(i, new Slice(guest, 0, FileScript.REQUEST_BYTES)));
        return bench.leave().image();
    }

    /// Superblock, descriptors, bitmaps, inodes in use, anywhere else.
    private static void mutate(byte[] image, Chance chance) {
        int at = switch (chance.nextInt(6)) {
            case 0 -> BLOCK + chance.nextInt(120);
            case 1 -> 2 * BLOCK + chance.nextInt(20);
            case 2 -> 3 * BLOCK + chance.nextInt(2 * BLOCK) % (BLOCK + 40);
            case 3 -> 5 * BLOCK + 128 + chance.nextInt(22 * 128);
            case 4 -> 9 * BLOCK + chance.nextInt(24 * BLOCK);
            default -> chance.nextInt(image.length);
        };
        image[at] = (byte) (chance.nextInt(2) == 0 ? image[at] ^ 1 << chance.nextInt(8) : chance.nextInt(256));
        if (chance.nextInt(4) == 0) image[Math.min(at + 1, image.length - 1)] = (byte) chance.nextInt(256);
    }

    private void use(byte[] image, long seed) {
        Ext2Bench bench = new Ext2Bench(image, 64);
        FileScript script = new FileScript(seed);
        bench.ask(new FileRequest.List("\\"));
        bench.ask(new FileRequest.List("\\DIR"));
        for (int i = 1; i < 20; i++) sentence(bench.ask(script.request(i, memory)));
        sentence(bench.ask(new FileRequest.Volume()));
        for (int i = 0; i < 6; i++) sentence(bench.ask(new FileRequest.Delete("\\FILE" + i + ".TXT")));
        sentence(bench.ask(new FileRequest.Delete("\\DIR")));
    }

    private static void sentence(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed)
            assertTrue(failed.message().endsWith("."), failed.message());
    }
}
