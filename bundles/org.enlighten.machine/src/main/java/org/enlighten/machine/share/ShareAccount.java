// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine.share;

import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// The account of one processor: what it ran, weighted, and what is left of reserve and limit. Weighted run time
/// grows as run time over weight, so the least of them is owed most. Reserve and limit are buckets that fill with
/// time and are emptied by running; being in debt to the limit throttles.
public final class ShareAccount implements Snapshottable<ShareAccount.State> {
    static final long SLICE_NS = 10_000_000;
    private static final long SLICE_MIN_NS = 100_000;
    private static final long RESERVE_BUCKET_NS = 20_000_000;
    private static final long RESERVE_ENTER_NS = 5_000_000;
    private static final long LIMIT_WINDOW_NS = 100_000_000;
    private static final long LIMIT_RELEASE_NS = 10_000_000;
    private static final int AHEAD_SLICES = 10;

    /// An account as it is saved.
    public record State(
            int weight,
            int reserve,
            int limit,
            long weightedNs,
            long reserveLeft,
            long limitLeft,
            long filledNs,
            boolean reserved,
            boolean throttled,
            long ranNs) {}

    private final long key;
    private Share share = Share.DEFAULT;
    private long weightedNs;
    private long reserveLeft;
    private long limitLeft;
    private long filledNs;
    private boolean reserved;
    private boolean throttled;
    private long ranNs;

    /// @param key unique in its queue; breaks ties
    public ShareAccount(long key, Share share) {
        this.key = key;
        this.share = share;
    }

    public long key() {
        return key;
    }

    public Share share() {
        return share;
    }

    /// New terms, from `nowNs` on.
    public void share(Share next, long nowNs) {
        fill(nowNs);
        share = next;
        reserveLeft = 0;
        limitLeft = 0;
        reserved = false;
        throttled = false;
    }

    /// What it ran in all.
    public long ranNs() {
        return ranNs;
    }

    long weightedNs() {
        return weightedNs;
    }

    boolean isReserved() {
        return reserved;
    }

    /// Whether it has used up its limit and waits for it to fill again.
    public boolean isThrottled() {
        return throttled;
    }

    /// Not further behind than `floor`: who slept has no claim on what others ran meanwhile.
    void notBehind(long floor) {
        if (weightedNs - floor < 0) weightedNs = floor;
    }

    /// Whether it neither ran nor waited for longer than a slice.
    boolean wasAway(long nowNs) {
        return nowNs - filledNs > SLICE_NS;
    }

    /// Brings buckets up to `nowNs` and decides whether it runs on its reserve, or not at all.
    void fill(long nowNs) {
        long passed = nowNs - filledNs;
        filledNs = nowNs;
        reserveLeft = Math.min(reserveLeft + filled(passed, share.reserve()), RESERVE_BUCKET_NS * Share.WHOLE);
        limitLeft = Math.min(limitLeft + filled(passed, share.limit()), LIMIT_WINDOW_NS * share.limit());
        if (reserveLeft <= 0 || !share.isReserved()) reserved = false;
        else if (reserveLeft >= RESERVE_ENTER_NS * Share.WHOLE) reserved = true;
        if (!share.isLimited() || limitLeft >= LIMIT_RELEASE_NS * share.limit()) throttled = false;
        else if (limitLeft <= 0) throttled = true;
    }

    /// It ran for `elapsedNs` until `nowNs`.
    void ran(long elapsedNs, long nowNs, long floor) {
        ranNs += elapsedNs;
        weightedNs += weighted(elapsedNs);
        reserveLeft -= elapsedNs * Share.WHOLE;
        limitLeft -= elapsedNs * Share.WHOLE;
        fill(nowNs);
        reserveLeft = Math.max(reserveLeft, 0);
        long ahead = floor + AHEAD_SLICES * weighted(SLICE_NS);
        if (share.isReserved() && weightedNs - ahead > 0) weightedNs = ahead;
    }

    long weighted(long elapsedNs) {
        return elapsedNs * Share.WEIGHT_MAX / share.weight();
    }

    /// How long it may run from now on before somebody looks again.
    long sliceNs() {
        long slice = SLICE_NS;
        if (reserved) slice = Math.min(slice, lasting(reserveLeft, share.reserve()));
        if (share.isLimited()) slice = Math.min(slice, lasting(limitLeft, share.limit()));
        return Math.max(slice, SLICE_MIN_NS);
    }

    /// When it may run again; NEVER when it is not throttled.
    long releasedNs() {
        if (!throttled) return Simulation.NEVER;
        long missing = LIMIT_RELEASE_NS * share.limit() - limitLeft;
        return filledNs + Math.max(1, Math.ceilDiv(missing, share.limit()));
    }

    /// How long a bucket lasts that fills at `part` while it is emptied.
    private static long lasting(long left, int part) {
        return part >= Share.WHOLE ? SLICE_NS : left / (Share.WHOLE - part);
    }

    private static long filled(long passedNs, int part) {
        return Math.min(passedNs, LIMIT_WINDOW_NS * 100) * part;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                share.weight(),
                share.reserve(),
                share.limit(),
                weightedNs,
                reserveLeft,
                limitLeft,
                filledNs,
                reserved,
                throttled,
                ranNs);
    }

    @Override
    public void restore(State s) {
        share = new Share(s.weight(), s.reserve(), s.limit());
        weightedNs = s.weightedNs();
        reserveLeft = s.reserveLeft();
        limitLeft = s.limitLeft();
        filledNs = s.filledNs();
        reserved = s.reserved();
        throttled = s.throttled();
        ranNs = s.ranNs();
    }
}
