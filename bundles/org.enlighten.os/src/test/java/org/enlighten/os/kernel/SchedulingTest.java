// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToLongFunction;
import org.enlighten.os.SystemInfo.ProcessInfo;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.junit.jupiter.api.Test;

/// Who runs, for how long, and that every nanosecond is accounted for.
class SchedulingTest {
    private static final long SECOND = 1_000_000_000L;

    private static long of(TestSystem s, String image, ToLongFunction<ProcessInfo> what) {
        return s.kernel.info().processes().stream()
                .filter(p -> p.image().equals(image))
                .mapToLong(what)
                .sum();
    }

    private static TestSystem three(TestSystem.Plan plan) {
        return plan.boots(Programs.burner("a.exe"), "")
                .boots(Programs.burner("b.exe"), "")
                .boots(Programs.burner("c.exe"), "")
                .build()
                .boot();
    }

    @Test
    void equalThreadsShareOneProcessorEqually() {
        for (TestSystem.Plan plan :
                new TestSystem.Plan[] {TestSystem.plan(), TestSystem.plan().withoutClock()}) {
            TestSystem s = three(plan);
            s.runFor(12 * SECOND);
            for (String image : new String[] {"a.exe", "b.exe", "c.exe"}) {
                long share = of(s, image, ProcessInfo::userNs);
                assertEquals(4.0, share / 1e9, 0.1, image);
            }
        }
    }

    @Test
    void threeThreadsUseThreeProcessors() {
        TestSystem s = three(TestSystem.plan().processors(3).withoutClock());
        s.runFor(2 * SECOND);
        for (String image : new String[] {"a.exe", "b.exe", "c.exe"})
            assertTrue(of(s, image, ProcessInfo::userNs) > 1.95 * SECOND, image);
    }

    @Test
    void aHigherPriorityGoesFirstButStarvesNobody() {
        TestSystem s = TestSystem.plan()
                .boots(Programs.burner("low.exe", 4), "")
                .boots(Programs.burner("high.exe", 10), "")
                .build()
                .boot();
        s.runFor(60 * SECOND);
        long low = of(s, "low.exe", ProcessInfo::userNs);
        long high = of(s, "high.exe", ProcessInfo::userNs);
        assertTrue(high > 58 * SECOND, "high: " + high);
        assertTrue(low > SECOND / 10, "low must run now and then: " + low);
    }

    @Test
    void whoWaitedForInputRunsBeforeWhoComputes() {
        TestSystem s = TestSystem.plan()
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.writer("writer.exe", 1_000_000), "C:\\W.DAT")
                .build()
                .boot();
        s.runFor(SECOND);
        long kernel = of(s, "writer.exe", ProcessInfo::kernelNs);
        assertTrue(kernel > 1_000_000, "the writer got its turns at once: " + kernel);
        assertTrue(of(s, "burner.exe", ProcessInfo::userNs) > SECOND / 2);
    }

    @Test
    void everyNanosecondIsSomebodys() {
        TestSystem s = TestSystem.plan()
                .processors(2)
                .withoutClock()
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.writer("writer.exe", 300), "C:\\W.DAT")
                .boots(Programs.sleeper("sleeper.exe", 2_000_000), "")
                .build()
                .boot();
        s.runFor(SECOND);
        long sum = s.kernel.info().processes().stream()
                .mapToLong(p -> p.userNs() + p.kernelNs())
                .sum();
        long first = 2 * s.simulation.now();
        assertEquals(first, sum, 30_000_000, "two processors' time, but for the second's time before it was woken");
    }

    @Test
    void twoRunsGiveTheSameTrace() {
        long[] hashes = new long[2];
        for (int i = 0; i < 2; i++) {
            TestSystem s = three(TestSystem.plan().processors(2));
            s.runFor(SECOND);
            hashes[i] = s.simulation.trace().hash();
        }
        assertEquals(hashes[0], hashes[1]);
    }
}
