// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Whatever a guest writes to whatever port, the board answers and does a bounded amount of work.
class HostileGuestTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x5EEDL);
    private static final int ROUNDS = 60;
    private static final int ACCESSES = 2500;

    static Bench bench() {
        Bench bench = Bench.of(
                new long[] {4 << 20, 1 << 20, 1 << 20, 0},
                b -> b.disk(0, 4 << 20).disk(1, 1 << 20).dvd(2, 1 << 20));
        bench.enablePic();
        bench.enableIde();
        return bench;
    }

    @Test
    void nothingThatAGuestDoesThrowsOrHangs() {
        for (int round = 0; round < ROUNDS; round++) {
            Chance chance = new Chance(SEED + round);
            Bench bench = bench();
            int n = 0;
            try {
                for (; n < ACCESSES; n++) {
                    int before = bench.wishes.size();
                    HostileAccess.random(chance).on(bench);
                    assertTrue(bench.wishes.size() - before < 200_000, "too much came of one access");
                    bench.wishes.clear();
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed 0x%x, access %d".formatted(SEED + round, n), e);
            }
        }
    }

    @Test
    void failuresOfTheMediumAtAnyMomentHurtNobody() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            Chance chance = new Chance(SEED + 1000 + round);
            Bench bench = bench();
            for (int d = 0; d < 4; d++) bench.media[d] = null;
            List<Long> owed = new ArrayList<>();
            for (int n = 0; n < ACCESSES; n++) {
                HostileAccess.random(chance).on(bench);
                bench.transfers.forEach(t -> owed.add(t.tag()));
                bench.transfers.clear();
                if (owed.isEmpty() || chance.nextInt(3) != 0) continue;
                long tag = owed.remove(chance.nextInt(owed.size()));
                Outcome.Failure why = Outcome.Failure.values()[chance.nextInt(Outcome.Failure.values().length)];
                bench.board.completed(tag, chance.nextInt(2) == 0 ? Outcome.DONE : new Outcome.Failed(why, "no"));
                bench.drain();
            }
        }
    }
}
