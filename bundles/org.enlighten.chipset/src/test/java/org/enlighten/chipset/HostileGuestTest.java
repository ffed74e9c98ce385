// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.machine.Exit;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.SimulationState;
import org.junit.jupiter.api.Test;

/// Whatever a guest writes to whatever port, the board answers, does a bounded amount of work, and can be saved.
class HostileGuestTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x5EEDL);
    private static final int ROUNDS = 60;
    private static final int ACCESSES = 2500;
    private static final int[] PORTS = {
        0x20, 0x21, 0xA0, 0xA1, 0x40, 0x41, 0x42, 0x43, 0x60, 0x61, 0x64, 0x70, 0x71, 0x80, 0x92, 0x3F8, 0x3F9, 0x3FA,
        0x3FB, 0x3FC, 0x3D4, 0x3D5, 0x3C0, 0x3DA, 0x3F2, 0x3F4, 0x3F5, 0x4D0, 0x4D1, 0xCF8, 0xCF9, 0xCFC, 0xCFE, 0x1F0,
        0x1F1, 0x1F2, 0x1F3, 0x1F4, 0x1F5, 0x1F6, 0x1F7, 0x3F6, 0x170, 0x171, 0x172, 0x173, 0x174, 0x175, 0x176, 0x177,
        0x376, 0xC000, 0xC002, 0xC004, 0xC008, 0xC00A, 0xC00C, 0x400, 0x404, 0x408
    };
    private static final int[] IDE_COMMANDS = {
        0x20, 0x24, 0x25, 0x30, 0x34, 0x35, 0x29, 0x39, 0xC4, 0xC5, 0xC6, 0xC8, 0xCA, 0xA0, 0xA1, 0xE7, 0xEC, 0xEF,
        0x08, 0x90, 0x91
    };

    /// One access as it is remembered, to be made again elsewhere.
    private record Access(Exit.Reason reason, int port, int size, long value, long gpa, long count, long passNs) {}

    private static Bench bench() {
        Bench bench = Bench.of(
                new long[] {4 << 20, 1 << 20, 1 << 20, 0},
                b -> b.disk(0, 4 << 20).disk(1, 1 << 20).dvd(2, 1 << 20));
        bench.enablePic();
        bench.enableIde();
        return bench;
    }

    private static Access random(Chance chance) {
        Exit.Reason[] reasons = {Exit.Reason.IN, Exit.Reason.OUT, Exit.Reason.OUT, Exit.Reason.INS, Exit.Reason.OUTS};
        int port = chance.nextInt(20) == 0 ? chance.nextInt(65536) : PORTS[chance.nextInt(PORTS.length)];
        boolean command = (port == 0x1F7 || port == 0x177) && chance.nextInt(4) > 0;
        long value = command ? IDE_COMMANDS[chance.nextInt(IDE_COMMANDS.length)] : chance.nextLong(256);
        if (chance.nextInt(8) == 0) value = chance.nextLong();
        int size = new int[] {1, 1, 1, 2, 4, 8, 0}[chance.nextInt(7)];
        long gpa = chance.nextInt(4) == 0 ? chance.nextLong() : chance.nextLong(17 << 20);
        long count = chance.nextInt(6) == 0 ? chance.nextLong() : chance.nextLong(600);
        long passNs = chance.nextInt(3) == 0 ? chance.nextLong(300_000) : 0;
        return new Access(reasons[chance.nextInt(reasons.length)], port, size, value, gpa, count, passNs);
    }

    private static String apply(Bench bench, Access a) {
        long answer = bench.access(a.reason(), a.port(), a.size(), a.value(), a.gpa(), a.count());
        if (a.passNs() > 0) bench.pass(a.passNs());
        bench.board.nextDueNs();
        bench.board.screen();
        return Long.toHexString(answer);
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
                    apply(bench, random(chance));
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
                apply(bench, random(chance));
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

    /// The world between two accesses.
    private record Snapshot(int access, String simulation, String memory, String board, List<String> media) {
        static Snapshot of(int access, Bench bench) {
            List<String> media = new ArrayList<>();
            for (int d = 0; d < 3; d++) media.add(Saved.of(bench.media[d]).text());
            return new Snapshot(
                    access,
                    Saved.of(bench.simulation).text(),
                    Saved.of(bench.memory).text(),
                    Saved.of(bench.board).text(),
                    media);
        }

        Bench restored() {
            Bench bench = bench();
            Saved.parse(memory).into(bench.memory);
            for (int d = 0; d < 3; d++) Saved.parse(media.get(d)).into(bench.media[d]);
            Saved.parse(board).into(bench.board);
            assertEquals(board, Saved.of(bench.board).text());
            bench.simulation.restore(Saved.parse(simulation).as(SimulationState.class));
            return bench;
        }
    }

    @Test
    void savedAnywhereItAnswersAsTheOriginalDoes() {
        for (int round = 0; round < 6; round++) {
            long seed = SEED + 5000 + round;
            Chance chance = new Chance(seed);
            Bench bench = bench();
            List<Access> accesses = new ArrayList<>();
            List<String> answers = new ArrayList<>();
            List<Snapshot> snapshots = new ArrayList<>();
            for (int n = 0; n < 600; n++) {
                if (n % 11 == 3) snapshots.add(Snapshot.of(n, bench));
                Access a = random(chance);
                accesses.add(a);
                answers.add(apply(bench, a) + bench.vectors);
                bench.vectors.clear();
            }
            for (Snapshot s : snapshots) {
                Bench copy = s.restored();
                copy.vectors.clear();
                int end = Math.min(accesses.size(), s.access() + 80);
                for (int n = s.access(); n < end; n++) {
                    String where = "seed 0x%x, saved before access %d, access %d".formatted(seed, s.access(), n);
                    assertEquals(answers.get(n), apply(copy, accesses.get(n)) + copy.vectors, where);
                    copy.vectors.clear();
                }
            }
        }
    }
}
