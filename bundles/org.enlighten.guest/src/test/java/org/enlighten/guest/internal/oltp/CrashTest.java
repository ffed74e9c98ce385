// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.enlighten.guest.internal.load.Settings;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.workload.Workload;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// The power fails at any call of a database, again and again on the same files. `-Denlighten.points=N` for more.
class CrashTest {
    private static final long SEED = Long.getLong("enlighten.seed", 17);
    private static final int POINTS = Integer.getInteger("enlighten.points", 200);
    private static final int POINTS_OF_A_LIFE = 10;
    private static final String WORDS = "clients=5 pages=48 logkib=512 seed=9";
    private static final Workload.Place PLACE = new Workload.Place("C:\\WORKLOAD.EXE", "C:\\");

    private static StagedProgram program(String more) {
        return new StagedProgram(new Workload(PLACE, "run oltp " + WORDS + " talk=1 " + more));
    }

    /// The number in the last answer that a client got.
    private static long acknowledged(SmallSystem system) {
        String screen = system.screen.toString();
        int at = screen.lastIndexOf("committed ");
        if (at < 0) return 0;
        return Long.parseLong(screen.substring(at + 10).split("\r\n")[0].strip());
    }

    private static Optional<String> judged(SmallSystem system, long promised, int clients) {
        return new Judge(WORDS).judged(system, promised, clients);
    }

    /// How many of so many crash images were not what they had to be.
    private static int broken(boolean lies, int points) {
        Chance chance = new Chance(SEED);
        int broken = 0;
        SmallSystem system = new SmallSystem();
        long promised = 0;
        long answers = 0;
        for (int point = 0; point < points; point++) {
            system.files.lies = lies && chance.nextInt(2) == 0;
            system.run(program(""), SmallSystem.memory(), 1 + chance.nextLong(900));
            answers += acknowledged(system) > 0 ? 1 : 0;
            promised = Math.max(promised, acknowledged(system));
            system.files.lies = false;
            system.files.cut(chance);
            Optional<String> why = judged(system, promised, 5);
            if (why.isEmpty() && point % POINTS_OF_A_LIFE > 0) continue;
            if (why.isPresent()) broken++;
            if (!lies && why.isPresent())
                throw new AssertionError("replay: -Denlighten.seed=" + SEED + ", point " + point + ": " + why.get());
            system = new SmallSystem();
            promised = 0;
        }
        assertTrue(answers > points / 4, "only %d of %d lives came to an answer".formatted(answers, points));
        return broken;
    }

    @Test
    void noCrashLosesWhatWasCommittedOrShowsWhatWasNot() {
        assertEquals(0, broken(false, POINTS));
    }

    @Test
    void aDiskThatLiesAboutFlushingIsCaughtByTheSameCheck() {
        int broken = broken(true, 60);
        assertTrue(broken > 10, "only " + broken + " of 60 were caught, seed " + SEED);
    }

    @Test
    void recoveryMayBeCutOffItselfAtAnyCall() {
        Chance chance = new Chance(SEED + 1);
        for (int round = 0; round < 20; round++) {
            SmallSystem system = new SmallSystem();
            system.run(program(""), SmallSystem.memory(), 600 + chance.nextLong(900));
            long promised = acknowledged(system);
            system.files.cut(chance);
            for (int again = 0; again < 5; again++) {
                system.restart();
                Database database = new Database("C:\\OLTP", new Settings(WORDS));
                system.run(new StagedProgram(database.prepare()), SmallSystem.memory(), chance.nextLong(60));
                system.files.cut(chance);
            }
            assertEquals(Optional.empty(), judged(system, promised, 5), "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void aDatabaseFreezesWhenItIsToldAndGoesOnWhenItIsThawed() {
        SmallSystem system = new SmallSystem();
        StagedProgram program = program("seconds=20");
        system.words.add(Word.FREEZE);
        system.words.add(Word.THAW);
        assertEquals(0, system.run(program, SmallSystem.memory(), 1_000_000));
        assertEquals(1, system.frozen);
        assertTrue(acknowledged(system) > 100, "it went on: " + acknowledged(system));
    }

    @Test
    void figuresOfARunAreInItsFile() {
        SmallSystem system = new SmallSystem();
        assertEquals(0, system.run(program("seconds=10"), SmallSystem.memory(), 1_000_000));
        String line = new String(system.files.content("C:\\WORKLOAD.TXT"), java.nio.charset.StandardCharsets.US_ASCII);
        assertTrue(line.startsWith("workload=oltp state=ended seconds=10."), line);
        assertTrue(line.contains("operations=" + acknowledged(system) + " "), line + acknowledged(system));
    }
}
