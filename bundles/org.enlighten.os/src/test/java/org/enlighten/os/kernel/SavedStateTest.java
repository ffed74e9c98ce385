// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.function.Supplier;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

/// A kernel that is saved at any step and restored into fresh objects goes on as if nothing had happened.
class SavedStateTest {
    private static final int AHEAD = 150;

    /// How many times as long a stretch is tried.
    private static final int DEPTH = Integer.getInteger("enlighten.depth", 1);

    private static TestSystem.Plan busy() {
        return TestSystem.plan()
                .boots(Programs.writer("writer.exe", 6), "C:\\ONE.DAT")
                .boots(Programs.writer("writer2.exe", 5), "C:\\TWO.DAT")
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.busybody("busy.exe", "C:\\SYS\\CHILD.EXE"), "")
                .program(Programs.calls("child.exe", new ArrayList<>()))
                .boots(Programs.sleeper("sleeper.exe", 7_000_000), "");
    }

    @Test
    void aGuestWithDiskAndClock() {
        check(() -> busy().build(), 1000, 29);
    }

    @Test
    void aGuestOnTwoProcessors() {
        check(() -> busy().processors(2).build(), 1000, 29);
    }

    @Test
    void aHostOnAVolumeOfFiles() {
        check(() -> busyHost().build(), 1000, 29);
    }

    @Test
    void aHostOnThreeProcessors() {
        check(() -> busyHost().processors(3).build(), 1000, 29);
    }

    private static TestSystem.Plan busyHost() {
        return TestSystem.plan()
                .host()
                .file("\\ONE.DAT", "")
                .boots(Programs.writer("writer.exe", 6), "C:\\ONE.DAT")
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.sleeper("sleeper.exe", 7_000_000), "")
                .description(d -> d.eventFile("\\SYS\\EVENTS.LOG"));
    }

    @Test
    void aSystemThatShutsDown() {
        Supplier<TestSystem> made = () -> {
            TestSystem s = busy().build().boot();
            s.kernel.post(new SystemCall.Shutdown(SystemCall.ShutdownKind.RESTART));
            return s;
        };
        checkFrom(made, () -> busy().build(), 460, 13);
    }

    private static void check(Supplier<TestSystem> make, int steps, int every) {
        checkFrom(() -> make.get().start(), make, steps, every);
    }

    /// Saves a running system every few steps; each copy must give the same state text and, later, the same
    /// trace.
    ///
    /// @param begun makes the system at the first step, always the same
    /// @param fresh makes objects to restore into
    private static void checkFrom(Supplier<TestSystem> begun, Supplier<TestSystem> fresh, int atLeast, int every) {
        int steps = atLeast * DEPTH;
        TestSystem reference = begun.get();
        long[] hashes = new long[steps + AHEAD + every];
        for (int n = 0; n < hashes.length; n++) {
            hashes[n] = hash(reference);
            reference.simulation.step();
        }
        TestSystem saved = begun.get();
        int saves = 0;
        for (int n = 0; n < steps; n++, saved.simulation.step()) {
            if (n % every != 0) continue;
            String text = saved.save().text();
            TestSystem copy = fresh.get();
            copy.restore(Saved.parse(text));
            assertEquals("", difference(text, copy.save().text()), "state text after step " + n);
            for (int i = 0; i < AHEAD; i++) {
                copy.simulation.step();
                assertEquals(hashes[n + i + 1], hash(copy), "trace, saved at step " + n + ", after " + i + " more");
            }
            saves++;
        }
        assertTrue(saves > 30, "saves: " + saves);
    }

    private static long hash(TestSystem s) {
        return s.simulation.trace().hash() * 31 + s.simulation.now();
    }

    /// Where two texts begin to differ; empty when they do not.
    private static String difference(String a, String b) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) at++;
        if (at == a.length() && at == b.length()) return "";
        int from = Math.max(0, at - 120);
        return a.substring(from, Math.min(a.length(), at + 120)) + " <> "
                + b.substring(from, Math.min(b.length(), at + 120));
    }
}
