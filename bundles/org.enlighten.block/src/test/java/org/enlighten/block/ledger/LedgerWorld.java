// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import org.enlighten.block.BlockClient;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A ledger on a faulty volume, and a client that keeps several requests of a seeded script outstanding. A request is
/// named by its number; its page of data is stamped with it.
final class LedgerWorld implements BlockClient, SnapshotContract.Whole<LedgerWorld.State> {
    private static final EventType ANSWERED = EventType.of("test.answered", "request", "value");

    record State(FaultyVolume.State volume, Saved ledger, byte[] guest, int next, int done) {}

    interface Watcher {
        void submitted(int number, LedgerRequest request);

        void answered(int number, LedgerRequest request, Outcome outcome);
    }

    final Simulation simulation = new Simulation(1);
    final Memories memories = new Memories();
    final ByteMemory guest;
    final FaultyVolume volume;
    final Ledger ledger;
    private final int depth;
    private final int total;
    private final long seed;
    private Watcher watcher;
    int next;
    int done;

    LedgerWorld(long seed, int total, int depth, int cacheBlocks) {
        this.seed = seed;
        this.total = total;
        this.depth = depth;
        guest = new ByteMemory("guest", new byte[total * Ledger.PAGE_BYTES]);
        memories.add(guest);
        volume = new FaultyVolume("volume", simulation, memories, Ledger.image(), Ledger.BYTES, seed);
        ledger = new Ledger(new EngineSetup("ledger", simulation, memories, volume, cacheBlocks));
        ledger.attach(this);
    }

    void watch(Watcher w) {
        watcher = w;
    }

    @Override
    public void start() {
        while (next < Math.min(depth, total)) issue();
    }

    void run() {
        while (simulation.step()) {}
    }

    boolean isDone() {
        return done == total;
    }

    private void issue() {
        int number = next++;
        LedgerRequest request = request(number);
        if (watcher != null) watcher.submitted(number, request);
        ledger.submit(number, request, 0);
    }

    private LedgerRequest request(int number) {
        Chance chance = new Chance(seed * 1_000_003 + number);
        Slice data = new Slice(guest, (long) number * Ledger.PAGE_BYTES, Ledger.PAGE_BYTES);
        int kind = chance.nextInt(16);
        if (kind < 5) {
            int from = chance.nextInt(Ledger.ACCOUNTS);
            int to = (from + 1 + chance.nextInt(Ledger.ACCOUNTS - 1)) % Ledger.ACCOUNTS;
            return new LedgerRequest.Transfer(from, to, chance.nextInt(80));
        }
        if (kind < 8) return new LedgerRequest.Store(chance.nextInt(4), stamped(data, number));
        if (kind < 10) return new LedgerRequest.Load(chance.nextInt(4), data);
        if (kind < 14) return new LedgerRequest.Log(number + 1);
        return chance.nextInt(3) > 0 ? new LedgerRequest.Flush() : new LedgerRequest.Sum();
    }

    private static Slice stamped(Slice data, int number) {
        byte[] bytes = new byte[data.length()];
        for (int i = 0; i < bytes.length; i += 4) bytes[i] = (byte) (number + 1);
        for (int i = 1; i < bytes.length; i += 4) bytes[i] = (byte) (number + 1 >> 8);
        data.fill(bytes, 0);
        return data;
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        done++;
        long value = outcome instanceof Outcome.Done(long v, Saved _) ? v : -1;
        simulation.trace().record(ANSWERED, 0, 0, Mode.USER, 0, tag, value);
        if (watcher != null) watcher.answered((int) tag, request((int) tag), outcome);
        if (next < total) issue();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(volume.save(), ledger.save(), guest.bytes().clone(), next, done);
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.guest(), 0, guest.bytes(), 0, s.guest().length);
        volume.restore(s.volume());
        ledger.restore(s.ledger());
        next = s.next();
        done = s.done();
    }
}
