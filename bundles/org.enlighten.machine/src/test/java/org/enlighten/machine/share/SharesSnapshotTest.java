// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;

/// One processor and accounts of all kinds that come, run, yield and sleep by chance.
class SharesSnapshotTest extends SnapshotContract<SharesSnapshotTest.State> {
    record State(List<ShareAccount.State> accounts, ShareQueue.State queue, long running, long sinceNs) {}

    @Override
    protected World<State> build(long seed) {
        return new OneProcessor(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.machine.share.ShareAccount", "org.enlighten.machine.share.ShareQueue");
    }

    private static final class OneProcessor implements Whole<State> {
        private static final EventType RUNS = EventType.of("test.runs", "account", "slice");
        private static final long NOBODY = -1;

        private final Simulation simulation;
        private final ShareQueue queue = new ShareQueue();
        private final List<ShareAccount> accounts = new ArrayList<>();
        private final Timer timer;
        private long running = NOBODY;
        private long sinceNs;

        OneProcessor(long seed) {
            simulation = new Simulation(seed);
            for (int i = 0; i < 3; i++) accounts.add(new ShareAccount(i, new Share(100 << i, 0, Share.WHOLE)));
            accounts.add(new ShareAccount(3, new Share(100, Share.WHOLE / 4, Share.WHOLE / 2)));
            accounts.add(new ShareAccount(4, new Share(1000, 0, Share.WHOLE / 8)));
            timer = simulation.timer("slice", this::decide);
        }

        private void decide() {
            long now = simulation.now();
            if (running != NOBODY) stop(accounts.get((int) running), now);
            ShareAccount other = accounts.get(simulation.chance().nextInt(accounts.size()));
            if (other.key() != running) queue.ready(other, now);
            Optional<ShareAccount> best = running == NOBODY ? queue.best(now) : Optional.empty();
            best.ifPresent(next -> {
                queue.running(next, now);
                running = next.key();
                sinceNs = now;
            });
            long slice = running == NOBODY ? 1_000_000 : queue.sliceNs(accounts.get((int) running));
            simulation.trace().record(RUNS, 0, 0, Mode.HYPERVISOR, 0, running, slice);
            simulation.arm(
                    timer, now + Math.max(1, slice / (1 + simulation.chance().nextInt(3))));
        }

        private void stop(ShareAccount account, long now) {
            queue.ran(account, now - sinceNs, now);
            sinceNs = now;
            boolean sleeps = simulation.chance().nextInt(4) == 0;
            if (!sleeps && !queue.shouldYield(account, now)) return;
            queue.asleep(account);
            if (!sleeps) queue.ready(account, now);
            running = NOBODY;
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public void start() {
            simulation.arm(timer, 0);
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(accounts.stream().map(ShareAccount::save).toList(), queue.save(), running, sinceNs);
        }

        @Override
        public void restore(State state) {
            for (int i = 0; i < accounts.size(); i++)
                accounts.get(i).restore(state.accounts().get(i));
            queue.restore(state.queue(), accounts);
            running = state.running();
            sinceNs = state.sinceNs();
        }
    }

    @Override
    protected int stepsMax() {
        return 700;
    }
}
