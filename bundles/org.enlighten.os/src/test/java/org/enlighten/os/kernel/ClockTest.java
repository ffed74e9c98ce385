// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.junit.jupiter.api.Test;

/// Time by ticks, and an idle system that takes none.
class ClockTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void anIdleSystemTakesNoTicksAndKeepsItsTime() {
        TestSystem s = TestSystem.plan().build().boot();
        long interrupts = s.clockInterrupts();
        s.runFor(3600 * SECOND);
        assertTrue(s.clockInterrupts() - interrupts <= 2, "ticks taken: " + (s.clockInterrupts() - interrupts));
        s.type("x");
        assertEquals(s.simulation.now(), s.kernel.info().uptimeNs(), 25_000_000);
    }

    @Test
    void everySleepIsAsLongWithAndWithoutTicks() {
        List<Long> wakings = wakings(false);
        List<Long> exactly = wakings(true);
        assertEquals(exactly.size(), wakings.size());
        assertTrue(wakings.size() > 50);
        for (int i = 0; i < wakings.size(); i++) assertEquals(exactly.get(i), wakings.get(i), 2_000, "waking " + i);
    }

    /// Instants at which a program woke that slept for odd times, with disk traffic in between.
    private static List<Long> wakings(boolean exact) {
        List<Long> instants = new ArrayList<>();
        TestSystem[] s = new TestSystem[1];
        s[0] = TestSystem.plan()
                .boots(
                        Script.factory(
                                "sleeper.exe",
                                (arguments, self) -> (step, of, memory) ->
                                        new SystemCall.Sleep(1_000_000 + step * 7_919_000L % 90_000_000),
                                (step, result) -> instants.add(s[0].simulation.now())),
                        "")
                .description(d -> d.exactTicks(exact))
                .build()
                .boot();
        s[0].runFor(4 * SECOND);
        return instants;
    }

    @Test
    void ticksLeftOutAreCountedAndPaidFor() {
        TestSystem lazy = busyAtFirst(false);
        TestSystem exact = busyAtFirst(true);
        lazy.runFor(100 * SECOND);
        exact.runFor(100 * SECOND);
        lazy.type("a");
        exact.type("a");
        assertEquals(exact.kernel.info().uptimeNs(), lazy.kernel.info().uptimeNs());
        long there = systemNs(exact);
        assertEquals(there, systemNs(lazy), there / 50.0, "interrupt time of 10,000 ticks");
    }

    /// It takes a few ticks, so that it knows what one costs.
    private static TestSystem busyAtFirst(boolean exact) {
        SystemCall compute = new SystemCall.Compute(50_000_000);
        return TestSystem.plan()
                .boots(Programs.calls("busy.exe", new ArrayList<>(), compute), "")
                .description(d -> d.exactTicks(exact))
                .build()
                .boot();
    }

    private static long systemNs(TestSystem s) {
        return s.kernel.info().processes().get(1).kernelNs();
    }

    @Test
    void aSleepIsAsLongAsAsked() {
        for (TestSystem.Plan plan :
                new TestSystem.Plan[] {TestSystem.plan(), TestSystem.plan().withoutClock()}) {
            List<Result> results = new ArrayList<>();
            TestSystem s = plan.boots(Programs.calls("s.exe", results, new SystemCall.Sleep(500_000_000)), "")
                    .build()
                    .boot();
            long from = s.simulation.now();
            s.runUntil(() -> !results.isEmpty());
            assertEquals(500_000_000, s.simulation.now() - from, 20_000_000);
        }
    }

    @Test
    void aHostSleepsToTheNanosecond() {
        List<Result> results = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .host()
                .costNs(0)
                .boots(Programs.calls("s.exe", results, new SystemCall.Sleep(123_456_789)), "")
                .build()
                .boot();
        long from = s.simulation.now();
        s.runUntil(() -> !results.isEmpty());
        assertEquals(123_456_789, s.simulation.now() - from);
    }
}
