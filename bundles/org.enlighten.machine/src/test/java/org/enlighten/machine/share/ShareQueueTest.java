// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class ShareQueueTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double TOLERANCE = 0.02;

    @Test
    void sharesOneProcessorByWeight() {
        long[] ran = run(1, 60, new Share(100, 0, 65536), new Share(200, 0, 65536), new Share(400, 0, 65536));
        assertShares(ran, 60 * SECOND_NS, 1.0 / 7, 2.0 / 7, 4.0 / 7);
    }

    @Test
    void sharesTheExtremesOfWeight() {
        long[] ran = run(1, 60, new Share(1, 0, 65536), new Share(10_000, 0, 65536));
        assertEquals(1.0 / 10_001, (double) ran[0] / (60 * SECOND_NS), 0.0003);
    }

    @Test
    void keepsAReserveAgainstAnyWeightAndDoesNotAddItToTheShare() {
        long[] ran =
                run(1, 60, Share.ofPercent(1, 30, 100), Share.ofPercent(1000, 0, 100), Share.ofPercent(1000, 0, 100));
        assertShares(ran, 60 * SECOND_NS, 0.30, 0.35, 0.35);
        ran = run(1, 60, Share.ofPercent(100, 10, 100), Share.ofPercent(100, 0, 100), Share.ofPercent(100, 0, 100));
        assertShares(ran, 60 * SECOND_NS, 1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    @Test
    void keepsSeveralReservesThatFillTheProcessor() {
        long[] ran =
                run(1, 60, Share.ofPercent(1, 50, 100), Share.ofPercent(1, 40, 100), Share.ofPercent(10_000, 10, 100));
        assertShares(ran, 60 * SECOND_NS, 0.5, 0.4, 0.1);
    }

    @Test
    void keepsALimitAndLeavesTheProcessorIdleForIt() {
        long[] ran = run(1, 60, Share.ofPercent(100, 0, 25));
        assertShares(ran, 60 * SECOND_NS, 0.25);
        ran = run(1, 60, Share.ofPercent(400, 0, 20), Share.ofPercent(100, 0, 100), Share.ofPercent(300, 0, 100));
        assertShares(ran, 60 * SECOND_NS, 0.20, 0.20, 0.60);
        ran = run(1, 60, Share.ofPercent(100, 0, 30), Share.ofPercent(100, 0, 100), Share.ofPercent(100, 0, 100));
        assertShares(ran, 60 * SECOND_NS, 0.30, 0.35, 0.35);
    }

    @Test
    void sharesSeveralProcessors() {
        Share one = Share.DEFAULT;
        long[] ran = run(2, 60, one, one, one, one);
        assertShares(ran, 60 * SECOND_NS, 0.5, 0.5, 0.5, 0.5);
        ran = run(2, 60, new Share(300, 0, 65536), one, one, one);
        assertShares(ran, 60 * SECOND_NS, 1.0, 1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    @Test
    void givesNobodyMoreBecauseItSlept() {
        ShareQueue queue = new ShareQueue();
        ShareAccount busy = new ShareAccount(1, Share.DEFAULT);
        ShareAccount sleeper = new ShareAccount(2, Share.DEFAULT);
        queue.running(busy, 0);
        queue.ran(busy, SECOND_NS, SECOND_NS);
        queue.ready(sleeper, SECOND_NS);
        assertEquals(busy.weightedNs(), sleeper.weightedNs());
        assertTrue(queue.mayBoost(sleeper));
    }

    @Test
    void boostsNobodyWhoIsAheadOfItsShareByMoreThanASlice() {
        ShareQueue queue = new ShareQueue();
        ShareAccount greedy = new ShareAccount(1, Share.DEFAULT);
        ShareAccount other = new ShareAccount(2, Share.DEFAULT);
        queue.ready(other, 0);
        queue.running(greedy, 0);
        queue.ran(greedy, 30_000_000, 30_000_000);
        queue.asleep(greedy);
        queue.running(other, 30_000_000);
        queue.ready(greedy, 30_000_000);
        assertFalse(queue.mayBoost(greedy));
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Share(0, 0, 65536));
        assertThrows(IllegalArgumentException.class, () -> new Share(10_001, 0, 65536));
        assertThrows(IllegalArgumentException.class, () -> new Share(100, 10, 9));
        assertThrows(IllegalArgumentException.class, () -> new Share(100, 0, 0));
        assertEquals(65536, Share.part(100));
        assertEquals(656, Share.part(1));
    }

    @Test
    void goesOnTheSameFromASavedState() {
        Share[] shares = {new Share(100, 0, 65536), Share.ofPercent(300, 20, 60), Share.ofPercent(50, 0, 10)};
        Model whole = new Model(2, shares);
        whole.runUntil(2 * SECOND_NS);
        for (long cut = 13_000_000; cut < 2 * SECOND_NS; cut += 97_000_000) {
            Model first = new Model(2, shares);
            first.runUntil(cut);
            Model second = first.copy(shares);
            second.runUntil(2 * SECOND_NS);
            assertEquals(whole.log.substring(first.log.length()), second.log.toString(), "cut at " + cut);
        }
    }

    private static long[] run(int processors, int seconds, Share... shares) {
        Model model = new Model(processors, shares);
        model.runUntil(seconds * SECOND_NS);
        return model.accounts.stream().mapToLong(ShareAccount::ranNs).toArray();
    }

    private static void assertShares(long[] ran, long whole, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            double got = (double) ran[i] / whole;
            assertEquals(expected[i], got, expected[i] * TOLERANCE, "account " + i);
        }
    }

    /// Processors that always want to run, and nothing else: the smallest user of a queue.
    private static final class Model {
        final List<ShareAccount> accounts = new ArrayList<>();
        final ShareQueue queue = new ShareQueue();
        final ShareAccount[] on;
        final long[] since;
        final long[] until;
        final StringBuilder log = new StringBuilder();
        long now;

        Model(int processors, Share... shares) {
            on = new ShareAccount[processors];
            since = new long[processors];
            until = new long[processors];
            for (int i = 0; i < shares.length; i++) accounts.add(new ShareAccount(i, shares[i]));
            for (ShareAccount a : accounts) queue.ready(a, 0);
            for (int p = 0; p < processors; p++) dispatch(p);
        }

        Model copy(Share... shares) {
            Model copy = new Model(on.length, shares);
            copy.log.setLength(0);
            for (int i = 0; i < accounts.size(); i++)
                Saved.parse(Saved.of(accounts.get(i)).text()).into(copy.accounts.get(i));
            Saved state = Saved.parse(Saved.of(queue.save()).text());
            copy.queue.restore(state.as(ShareQueue.State.class), copy.accounts);
            for (int p = 0; p < on.length; p++) {
                copy.on[p] = on[p] == null ? null : copy.accounts.get((int) on[p].key());
                copy.since[p] = since[p];
                copy.until[p] = until[p];
            }
            copy.now = now;
            return copy;
        }

        void runUntil(long end) {
            while (true) {
                int next = 0;
                for (int p = 1; p < on.length; p++) if (until[p] < until[next]) next = p;
                if (until[next] > end) break;
                now = until[next];
                step(next);
            }
            now = end;
            for (int p = 0; p < on.length; p++) charge(p);
        }

        private void step(int p) {
            charge(p);
            if (on[p] != null && !queue.shouldYield(on[p], now)) {
                until[p] = now + queue.sliceNs(on[p]);
                return;
            }
            if (on[p] != null) queue.ready(on[p], now);
            on[p] = null;
            dispatch(p);
        }

        private void charge(int p) {
            if (on[p] != null && now > since[p]) queue.ran(on[p], now - since[p], now);
            since[p] = now;
        }

        private void dispatch(int p) {
            Optional<ShareAccount> best = queue.best(now);
            log.append(now)
                    .append(' ')
                    .append(best.map(ShareAccount::key).orElse(-1L))
                    .append('\n');
            since[p] = now;
            if (best.isEmpty()) {
                long release = queue.nextReleaseNs();
                until[p] = release == Simulation.NEVER ? now + 1_000_000 : Math.max(release, now + 1);
                return;
            }
            on[p] = best.get();
            queue.running(on[p], now);
            until[p] = now + queue.sliceNs(on[p]);
        }
    }
}
