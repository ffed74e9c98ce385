// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of restartable operations, on a volume that reorders whatever it may.
class LedgerTest {
    private static final int SEEDS = Integer.getInteger("enlighten.seeds", 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 20, 400})
    void outcomesAreThoseOfTheSameOperationsOneAfterTheOther(int cacheBlocks) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            LedgerWorld world = new LedgerWorld(seed, 1500, 9, cacheBlocks);
            Oracle oracle = new Oracle(world);
            world.watch(oracle);
            world.start();
            world.run();
            assertTrue(world.isDone(), "seed=" + seed + ", answered=" + world.done);
            assertEquals(List.of(), oracle.problems, "seed=" + seed);
        }
    }

    @Test
    void aPowerCutLeavesAPrefixOfEachPlanAndNothingFlushedIsLost() {
        int cuts = 0;
        for (long seed = 1; seed <= SEEDS; seed++) cuts += cuts(seed, 900);
        assertTrue(cuts > 1000 * SEEDS, "cuts=" + cuts);
    }

    private static int cuts(long seed, int total) {
        LedgerWorld world = new LedgerWorld(seed, total, 9, 8);
        Committed committed = new Committed(world);
        world.watch(committed);
        world.volume.losesItsCache(committed::check);
        world.start();
        world.run();
        assertTrue(world.isDone(), "seed=" + seed);
        assertEquals(List.of(), committed.problems, "seed=" + seed);
        return committed.cuts;
    }

    /// The same operations, one after the other, in the order of publication.
    private static final class Oracle implements LedgerWorld.Watcher {
        final List<String> problems = new ArrayList<>();
        private final LedgerWorld world;
        private final Map<LedgerRequest, List<Integer>> numbers = new HashMap<>();
        private final Map<Integer, Outcome> expected = new HashMap<>();
        private final Map<Integer, Integer> expectedStamp = new HashMap<>();
        private final long[] accounts = new long[Ledger.ACCOUNTS];
        private final long[] versions = new long[Ledger.PAGES];
        private final int[] stamps = new int[Ledger.PAGES];
        private int seen;
        private long version;
        private long logged;

        Oracle(LedgerWorld world) {
            this.world = world;
            java.util.Arrays.fill(accounts, Ledger.START);
        }

        @Override
        public void submitted(int number, LedgerRequest request) {
            numbers.computeIfAbsent(request, _ -> new ArrayList<>()).add(number);
        }

        @Override
        public void answered(int number, LedgerRequest request, Outcome outcome) {
            while (seen < world.ledger.serial.size()) next(world.ledger.serial.get(seen++));
            if (!matches(number, outcome)) {
                problems.add(number + " " + request + ": " + outcome + ", expected " + expected.get(number));
            }
        }

        private boolean matches(int number, Outcome outcome) {
            if (expectedStamp.containsKey(number)) {
                byte[] guest = world.guest.bytes();
                for (int i = number * Ledger.PAGE_BYTES; i < (number + 1) * Ledger.PAGE_BYTES; i += 4) {
                    int stamp = guest[i] & 0xFF | (guest[i + 1] & 0xFF) << 8;
                    if (stamp != expectedStamp.get(number)) return false;
                }
            }
            return outcome.isDone()
                    ? outcome.equals(expected.get(number))
                    : !expected.get(number).isDone();
        }

        private void next(LedgerRequest request) {
            int number = numbers.get(request).removeFirst();
            expected.put(number, apply(number, request));
        }

        private Outcome apply(int number, LedgerRequest request) {
            switch (request) {
                case LedgerRequest.Transfer(int from, int to, int amount) -> {
                    long left = accounts[from] - amount;
                    if (left < 0) return new Outcome.Failed(Outcome.Failure.INVALID, "");
                    long given = accounts[to] + amount;
                    accounts[to] = given;
                    accounts[from] = left;
                    return Outcome.done(left);
                }
                case LedgerRequest.Sum() -> {
                    return Outcome.done(java.util.Arrays.stream(accounts).sum());
                }
                case LedgerRequest.Store(int page, var _) -> {
                    stamps[page] = number + 1;
                    versions[page] = ++version;
                    return Outcome.done(version);
                }
                case LedgerRequest.Load(int page, var _) -> {
                    expectedStamp.put(number, stamps[page]);
                    return Outcome.done(versions[page]);
                }
                case LedgerRequest.Log _ -> {
                    return Outcome.done(++logged);
                }
                case LedgerRequest.Flush() -> {
                    return Outcome.DONE;
                }
            }
        }
    }

    /// What every power cut must leave.
    private static final class Committed implements LedgerWorld.Watcher {
        private record Stored(long version, int stamp) {}

        final List<String> problems = new ArrayList<>();
        private final LedgerWorld world;
        private final Map<Integer, long[]> atFlush = new HashMap<>();
        private final List<List<Stored>> history = new ArrayList<>();
        private int seen;
        private long version;
        private final long[] answered = new long[1 + Ledger.PAGES];
        private long[] durable = new long[1 + Ledger.PAGES];
        int cuts;

        Committed(LedgerWorld world) {
            this.world = world;
            for (int i = 0; i < Ledger.PAGES; i++) history.add(new ArrayList<>());
        }

        @Override
        public void submitted(int number, LedgerRequest request) {
            if (request instanceof LedgerRequest.Flush) atFlush.put(number, answered.clone());
        }

        @Override
        public void answered(int number, LedgerRequest request, Outcome outcome) {
            long value = outcome instanceof Outcome.Done(long v, var _) ? v : 0;
            switch (request) {
                case LedgerRequest.Log _ -> answered[0] = Math.max(answered[0], value);
                case LedgerRequest.Store(int page, var _) -> {
                    answered[1 + page] = Math.max(answered[1 + page], value);
                }
                case LedgerRequest.Flush() -> {
                    long[] then = atFlush.remove(number);
                    for (int i = 0; i < then.length; i++) durable[i] = Math.max(durable[i], then[i]);
                }
                default -> {}
            }
        }

        void check() {
            cuts++;
            follow();
            byte[] d = world.volume.medium();
            long sum = 0;
            for (int i = 0; i < Ledger.ACCOUNTS; i++) sum += u32(d, Ledger.ACCOUNTS_AT + 4L * i);
            if (sum > Ledger.ACCOUNTS * Ledger.START) problems.add("cut " + cuts + ": given before taken, sum=" + sum);
            long logged = 0;
            while (u32(d, Ledger.logAt(logged)) != 0) logged++;
            for (long i = logged; i < Math.min(logged + 100, Ledger.LOG_ENTRIES); i++) {
                if (u32(d, Ledger.logAt(i)) != 0) problems.add("cut " + cuts + ": log has a hole at " + logged);
            }
            if (logged < durable[0]) problems.add("cut " + cuts + ": flushed log " + durable[0] + ", found " + logged);
            for (int page = 0; page < Ledger.PAGES; page++) checkPage(d, page);
        }

        private void checkPage(byte[] d, int page) {
            long version = u32(d, Ledger.VERSIONS_AT + 4L * page);
            if (version < durable[1 + page]) {
                problems.add("cut " + cuts + ": page " + page + " version " + version + " of " + durable[1 + page]);
            }
            int stamp = (int) (u32(d, Ledger.DATA_AT + (long) page * Ledger.PAGE_BYTES) & 0xFFFF);
            boolean stored = version == 0;
            for (Stored s : history.get(page)) stored |= s.version >= version && s.stamp == stamp;
            if (!stored)
                problems.add("cut " + cuts + ": page " + page + " has version " + version + ", data of " + stamp);
        }

        private void follow() {
            for (; seen < world.ledger.serial.size(); seen++) {
                if (world.ledger.serial.get(seen) instanceof LedgerRequest.Store(int page, Slice data)) {
                    history.get(page).add(new Stored(++version, (int) (data.at() / Ledger.PAGE_BYTES) + 1));
                }
            }
        }

        private static long u32(byte[] d, long at) {
            int i = (int) at;
            return d[i] & 0xFF | (d[i + 1] & 0xFF) << 8 | (d[i + 2] & 0xFF) << 16 | (d[i + 3] & 0xFFL) << 24;
        }
    }
}
