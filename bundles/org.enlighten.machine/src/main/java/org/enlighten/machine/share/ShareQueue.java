// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine.share;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Simulation;

/// Who runs next, for any number of processors: those on their reserve first, then the least weighted run time, then
/// the lowest key. An account is asleep, ready, or running. Deterministic; no clock of its own.
///
/// Who was asleep longer than a slice comes back no further behind than the [#floor], the least weighted run time
/// of those who wanted to run meanwhile. Who was away for an instant only (its access was being answered) keeps
/// what it is owed, up to two slices. Reserve counts into the weighted run time: it is a floor under the share, not
/// an addition to it.
public final class ShareQueue {
    /// Accounts by key, for restoring.
    public record State(long floor, List<Long> ready, List<Long> running) {}

    private static final Comparator<ShareAccount> ORDER = (a, b) -> {
        if (a.isReserved() != b.isReserved()) return a.isReserved() ? -1 : 1;
        long difference = a.weightedNs() - b.weightedNs();
        return difference != 0 ? Long.signum(difference) : Long.compare(a.key(), b.key());
    };

    /// Weighted run time of two slices at the usual weight.
    private static final long CREDIT_NS = 2 * ShareAccount.SLICE_NS * Share.WEIGHT_MAX / Share.DEFAULT.weight();

    private final List<ShareAccount> ready = new ArrayList<>();
    private final List<ShareAccount> running = new ArrayList<>();
    private long floor;

    /// It can run and waits.
    public void ready(ShareAccount account, long nowNs) {
        running.remove(account);
        account.notBehind(account.wasAway(nowNs) ? floor : floor - CREDIT_NS);
        account.fill(nowNs);
        if (!ready.contains(account)) ready.add(account);
    }

    /// It neither runs nor waits.
    public void asleep(ShareAccount account) {
        running.remove(account);
        ready.remove(account);
        raiseFloor();
    }

    /// It runs, whatever the order says: an idle processor took it.
    public void running(ShareAccount account, long nowNs) {
        ready.remove(account);
        account.notBehind(account.wasAway(nowNs) ? floor : floor - CREDIT_NS);
        account.fill(nowNs);
        if (!running.contains(account)) running.add(account);
    }

    /// A running account has used `elapsedNs` until now.
    public void ran(ShareAccount account, long elapsedNs, long nowNs) {
        account.ran(elapsedNs, nowNs, floor);
        raiseFloor();
    }

    /// The ready account that runs next; empty when none may run.
    public Optional<ShareAccount> best(long nowNs) {
        ShareAccount best = null;
        for (ShareAccount account : ready) {
            account.fill(nowNs);
            if (!account.isThrottled() && (best == null || ORDER.compare(account, best) < 0)) best = account;
        }
        return Optional.ofNullable(best);
    }

    /// Whether a ready account should run instead of a running one whose slice has ended.
    public boolean shouldYield(ShareAccount current, long nowNs) {
        if (current.isThrottled()) return true;
        return best(nowNs).filter(a -> ORDER.compare(a, current) < 0).isPresent();
    }

    /// Whether an account that has just become ready may run at once although others are running: it has reserve
    /// left, or is not more than one slice ahead of the least. So interrupts are answered at once, and who is
    /// interrupted all the time gets no more than its share.
    public boolean mayBoost(ShareAccount account) {
        if (account.isThrottled()) return false;
        return account.isReserved() || account.weightedNs() - floor <= account.weighted(ShareAccount.SLICE_NS);
    }

    /// How long an account may run before [#shouldYield] is asked.
    public long sliceNs(ShareAccount account) {
        return account.sliceNs();
    }

    /// When the next throttled account may run again; NEVER when none waits.
    public long nextReleaseNs() {
        long at = Simulation.NEVER;
        for (ShareAccount account : ready) at = Math.min(at, account.releasedNs());
        return at;
    }

    /// Whether `a` has less claim on a processor than `b`.
    public boolean isBehind(ShareAccount a, ShareAccount b) {
        return ORDER.compare(a, b) > 0;
    }

    public boolean isEmpty() {
        return ready.isEmpty();
    }

    public State save() {
        return new State(floor, keys(ready), keys(running));
    }

    /// @param accounts all there are, restored
    public void restore(State state, List<ShareAccount> accounts) {
        floor = state.floor();
        ready.clear();
        running.clear();
        for (long key : state.ready()) ready.add(find(accounts, key));
        for (long key : state.running()) running.add(find(accounts, key));
    }

    private void raiseFloor() {
        ShareAccount least = null;
        for (ShareAccount a : running) least = lesser(least, a);
        for (ShareAccount a : ready) if (!a.isThrottled()) least = lesser(least, a);
        if (least != null && least.weightedNs() - floor > 0) floor = least.weightedNs();
    }

    private static ShareAccount lesser(ShareAccount a, ShareAccount b) {
        return a == null || b.weightedNs() - a.weightedNs() < 0 ? b : a;
    }

    private static List<Long> keys(List<ShareAccount> accounts) {
        return accounts.stream().map(ShareAccount::key).toList();
    }

    private static ShareAccount find(List<ShareAccount> accounts, long key) {
        return accounts.stream()
                .filter(a -> a.key() == key)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("a saved queue names an account that is not there: " + key));
    }
}
