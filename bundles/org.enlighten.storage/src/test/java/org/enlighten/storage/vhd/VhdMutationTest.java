// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.Chance;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskReport;
import org.enlighten.storage.DiskType;
import org.junit.jupiter.api.Test;

/// Images with a few wrong bytes in footers, header or table, half of them with checksums that hold: opened, checked,
/// read and written without an exception or a hang.
class VhdMutationTest {
    private static final int CASES = Integer.getInteger("enlighten.vhd.mutations", 10_000);
    private static final int DISK = 1 << 20;
    private static final int BLOCK = 64 << 10;
    private final VhdFormat format = new VhdFormat();

    @Test
    void badImagesGiveOutcomesAndSentences() {
        byte[] dynamic = dynamic();
        byte[] fixed = DiskBench.created(format, DiskBench.spec(DiskType.FIXED, 64 << 10, 0));
        Map<Outcome.Failure, Integer> failures = new EnumMap<>(Outcome.Failure.class);
        int opened = 0;
        for (int i = 0; i < CASES; i++) {
            Chance chance = new Chance(i);
            byte[] image = mutated(chance.nextInt(5) == 0 ? fixed : dynamic, chance);
            try {
                if (use(image, chance, failures)) opened++;
            } catch (RuntimeException | AssertionError e) {
                fail("seed=" + i, e);
            }
        }
        assertTrue(opened > CASES / 20 && opened < CASES * 19 / 20, "opened=" + opened);
        assertTrue(failures.containsKey(Outcome.Failure.CORRUPT), failures.toString());
    }

    private byte[] dynamic() {
        DiskBench bench =
                new DiskBench(format, DiskBench.created(format, DiskBench.spec(DiskType.DYNAMIC, DISK, BLOCK)), DISK);
        bench.opened();
        for (int block : new int[] {3, 0, 7, 15, 4}) bench.write((long) block * BLOCK, new byte[1024]);
        return bench.image();
    }

    private static byte[] mutated(byte[] sound, Chance chance) {
        byte[] image = sound.clone();
        int[] places = {0, 512, 1536, image.length - 512};
        int changes = 1 + chance.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int place = places[chance.nextInt(places.length)];
            int at = place + chance.nextInt(place == 512 || place == 1536 ? 80 : 90);
            switch (chance.nextInt(4)) {
                case 0 -> image[at] ^= (byte) (1 << chance.nextInt(8));
                case 1 -> image[at] = (byte) chance.nextInt(256);
                case 2 -> Arrays.fill(image, at, Math.min(image.length, at + 4), (byte) 0);
                default -> Arrays.fill(image, at, Math.min(image.length, at + 8), (byte) 0xFF);
            }
        }
        if (chance.nextInt(2) == 0) resealed(image);
        return chance.nextInt(8) == 0 ? Arrays.copyOf(image, chance.nextInt(image.length + 1)) : image;
    }

    private static void resealed(byte[] image) {
        sealed(image, 0, 512, Footer.CHECKSUM_AT);
        sealed(image, 512, 1024, DynamicHeader.CHECKSUM_AT);
        sealed(image, image.length - 512, 512, Footer.CHECKSUM_AT);
    }

    private static void sealed(byte[] image, int at, int count, int checksumAt) {
        byte[] part = VhdChecksum.put(Arrays.copyOfRange(image, at, at + count), checksumAt);
        System.arraycopy(part, 0, image, at, count);
    }

    private boolean use(byte[] image, Chance chance, Map<Outcome.Failure, Integer> failures) {
        DiskBench bench = new DiskBench(format, image, 2 * DISK);
        sentences(bench.checked());
        Outcome opened = bench.open();
        count(opened, failures);
        if (!opened.isDone()) return false;
        long size = bench.disk.sizeBytes();
        for (int i = 0; i < 12; i++) {
            long at = chance.nextInt(6) == 0 ? chance.nextLong() & ~511L : chance.nextLong(size / 512 + 3) * 512;
            byte[] data = new byte[512 * (1 + chance.nextInt(200))];
            count(chance.nextInt(2) == 0 ? bench.write(at, data) : bench.tryRead(at, data), failures);
        }
        bench.flush();
        return true;
    }

    private static void sentences(DiskReport report) {
        for (String problem : report.problems()) {
            assertTrue(problem.endsWith(".") && Character.isUpperCase(problem.charAt(0)), problem);
        }
    }

    private static void count(Outcome outcome, Map<Outcome.Failure, Integer> failures) {
        if (outcome instanceof Outcome.Failed(Outcome.Failure failure, String message)) {
            assertTrue(message.endsWith(".") || message.endsWith(")"), message);
            failures.merge(failure, 1, Integer::sum);
            assertTrue(
                    failure == Outcome.Failure.CORRUPT
                            || failure == Outcome.Failure.OUT_OF_RANGE
                            || failure == Outcome.Failure.INVALID
                            || failure == Outcome.Failure.NO_SPACE,
                    outcome.toString());
        }
    }
}
