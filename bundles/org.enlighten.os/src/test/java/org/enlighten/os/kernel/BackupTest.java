// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.BackupPrograms;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.SystemPhase;
import org.junit.jupiter.api.Test;

/// A system that is frozen for a copy of its disks, and what goes wrong with it.
class BackupTest {
    private static final long SECOND = 1_000_000_000L;

    private final TreeMap<Integer, Result> requestor = new TreeMap<>();
    private final List<Word> words = new ArrayList<>();

    private TestSystem.Plan plan(long copyNs) {
        return TestSystem.plan().boots(BackupPrograms.requestor(20_000_000, copyNs, requestor::put), "");
    }

    private TestSystem.Plan withWriter(long copyNs, String refusal, boolean deaf) {
        return plan(copyNs).boots(BackupPrograms.writer("oltp.exe", refusal, deaf, words), "C:\\ONE.DAT");
    }

    private void until(TestSystem s, int step) {
        s.runUntil(() -> requestor.containsKey(step));
    }

    @Test
    void nothingChangesOnTheDiskFromFreezeToThaw() {
        TestSystem s = withWriter(2 * SECOND, "", false)
                .boots(Programs.writer("careless.exe", 1_000_000), "C:\\TWO.DAT")
                .build()
                .boot();
        until(s, 1);
        assertEquals(1, requestor.get(1).value(), "writers");
        assertEquals(List.of(Word.FREEZE), words);
        byte[] frozen = s.diskBytes().clone();
        s.runFor(SECOND);
        assertArrayEquals(frozen, s.diskBytes());
        until(s, 3);
        assertEquals(Status.SUCCESS, requestor.get(3).status());
        s.runFor(SECOND);
        assertEquals(List.of(Word.FREEZE, Word.THAW), words);
        assertFalse(java.util.Arrays.equals(frozen, s.diskBytes()), "the careless one goes on");
    }

    @Test
    void aWriterThatDoesNotAnswerIsNamedAfterAMinute() {
        TestSystem s = withWriter(SECOND, "", true).build().boot();
        until(s, 1);
        Result freeze = requestor.get(1);
        assertEquals(Status.IO_TIMEOUT, freeze.status());
        assertEquals("The writer 'oltp.exe' has not frozen within 60 s.", freeze.message());
        assertTrue(s.simulation.now() > 60 * SECOND && s.simulation.now() < 61 * SECOND);
        assertTrue(isLogged(s, 8229));
        s.runFor(200 * SECOND);
        assertEquals(List.of(Word.FREEZE, Word.ABORT), words, "it hears of it when it asks");
    }

    @Test
    void aWriterSaysWhyItCannotFreeze() {
        TestSystem s = withWriter(SECOND, "Its log is full.", false).build().boot();
        until(s, 1);
        assertEquals(Status.CANCELLED, requestor.get(1).status());
        assertEquals(
                "The writer 'oltp.exe' has not frozen: Its log is full.",
                requestor.get(1).message());
        s.runFor(SECOND);
        assertEquals(List.of(Word.FREEZE, Word.ABORT), words);
    }

    @Test
    void changesAreHeldForTenSecondsAtMost() {
        TestSystem s = withWriter(15 * SECOND, "", false)
                .boots(Programs.writer("careless.exe", 1_000_000), "C:\\TWO.DAT")
                .build()
                .boot();
        until(s, 1);
        assertEquals(Status.SUCCESS, requestor.get(1).status());
        byte[] frozen = s.diskBytes().clone();
        s.runFor(9 * SECOND);
        assertArrayEquals(frozen, s.diskBytes());
        s.runFor(2 * SECOND);
        assertEquals(List.of(Word.FREEZE, Word.ABORT), words);
        until(s, 3);
        assertEquals(Status.IO_TIMEOUT, requestor.get(3).status());
        assertTrue(isLogged(s, 8));
    }

    @Test
    void aWriterThatEndsSpoilsTheBackupAndARequestorThatEndsGivesItUp() {
        TestSystem s = withWriter(SECOND, "", true).build().boot();
        s.runUntil(() -> !words.isEmpty());
        s.post(new SystemCall.EndProcess(process(s, "oltp.exe")));
        until(s, 1);
        assertEquals("The writer 'oltp.exe' has ended.", requestor.get(1).message());

        BackupTest other = new BackupTest();
        TestSystem t = other.withWriter(5 * SECOND, "", false).build().boot();
        other.until(t, 1);
        t.post(new SystemCall.EndProcess(process(t, "backup.exe")));
        t.runFor(SECOND);
        assertEquals(List.of(Word.FREEZE, Word.ABORT), other.words);
    }

    @Test
    void aSystemGoesDownThoughItIsFrozen() {
        TestSystem s = withWriter(5 * SECOND, "", false).build().boot();
        until(s, 1);
        s.kernel.post(new SystemCall.Shutdown(SystemCall.ShutdownKind.POWER_OFF));
        s.runUntil(() -> s.kernel.phase() == SystemPhase.STOPPED);
    }

    @Test
    void aSystemWithoutWritersIsFrozenToo() {
        TestSystem s = plan(SECOND).build().boot();
        until(s, 3);
        assertEquals(0, requestor.get(1).value());
        assertEquals(Status.SUCCESS, requestor.get(3).status());
    }

    private static int process(TestSystem s, String image) {
        return s.kernel.info().processes().stream()
                .filter(p -> p.image().equals(image))
                .findFirst()
                .orElseThrow()
                .processId();
    }

    private static boolean isLogged(TestSystem s, int id) {
        return s.kernel.events().entries().stream().map(EventLog.Entry::eventId).anyMatch(e -> e == id);
    }
}
