// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Armed timers by due instant, then by arming order: a hierarchical timing wheel (Varghese and Lauck 1987) that is
/// exact to the nanosecond. Arming and cancelling cost the same whatever is pending.
///
/// A timer lies in a slot as wide as it is far away. Slots move to the sorted front when they come first; one that
/// holds too many for it is split into a finer wheel then and not before, so that most of what is armed and
/// cancelled is never sorted at all. Timers must be added in arming order; what is due need not be in the future of
/// anything.
final class TimerQueue {
    /// Eleven wheels of 64 slots cover every instant up to [Simulation#NEVER].
    private static final int LEVELS = 11;
    /// Leaves room in the front for what is armed while these are served.
    private static final int SERVED_MAX = Front.CAPACITY / 2;

    private final Front front = new Front();
    /// No timer of the front comes after one of the wheels; what is armed for this instant or later goes to the
    /// wheels.
    private long limit;

    private final Wheel coarsest = new Wheel(new Spares()).at(null, LEVELS - 1, 0);
    /// The first of the wheels' timers lies in this wheel or below it.
    private Wheel near = coarsest;
    /// That wheel and those above it, by level.
    private final Wheel[] path = new Wheel[LEVELS];

    private int size;

    TimerQueue() {
        path[LEVELS - 1] = coarsest;
    }

    int size() {
        return size;
    }

    long firstDueNs() {
        if (front.isEmpty() && !refill()) return Simulation.NEVER;
        return front.firstDueNs();
    }

    void add(Timer timer) {
        size++;
        long due = timer.dueNs;
        if (due >= limit) {
            holding(due).append(timer, due);
            return;
        }
        if (front.isFull()) spill();
        if (due < limit) front.insert(timer, due);
        else holding(due).append(timer, due);
    }

    Timer removeFirst() {
        if (front.isEmpty()) refill();
        size--;
        return front.removeFirst();
    }

    void remove(Timer timer) {
        size--;
        Bucket bucket = timer.bucket;
        if (bucket == null) {
            front.remove(timer);
            return;
        }
        bucket.remove(timer);
        if (bucket.live > 0) return;
        Wheel wheel = bucket.wheel;
        wheel.drop(bucket, wheel.slotOf(timer.dueNs));
        free(wheel);
    }

    /// The wheel in one of whose slots an instant lies that is not split further.
    private Wheel holding(long due) {
        int bits = 63 - Long.numberOfLeadingZeros((due ^ near.within) | 1);
        Wheel wheel = path[Math.max(near.level, bits / Wheel.SLOT_BITS)];
        if (due < near.within) near = wheel;
        int slot = wheel.slotOf(due);
        while (wheel.isSplit(slot)) {
            wheel = wheel.finer(slot);
            slot = wheel.slotOf(due);
        }
        return wheel;
    }

    /// Gives a wheel back that is empty, and those above it that become so.
    private void free(Wheel wheel) {
        Wheel empty = wheel;
        while (empty.isEmpty() && empty != coarsest) {
            Wheel coarser = empty.coarser;
            if (near == empty) near = coarser;
            coarser.join(empty);
            empty = coarser;
        }
    }

    /// Moves the first timers of the wheels to the front; false when there are none.
    private boolean refill() {
        if (size == 0) return false;
        Wheel wheel = near;
        int slot = wheel.firstSlot();
        while (wheel.isSplit(slot) || !(wheel.level == 0 || wheel.holdsAtMost(SERVED_MAX, slot))) {
            wheel = wheel.isSplit(slot) ? wheel.finer(slot) : wheel.split(slot);
            path[wheel.level] = wheel;
            slot = wheel.firstSlot();
        }
        near = wheel;
        serve(wheel, slot);
        free(wheel);
        return true;
    }

    /// Moves timers of a slot to the front, and those of slots behind it as long as they fit.
    private void serve(Wheel wheel, int first) {
        int slot = first;
        int next;
        do {
            wheel.pour(slot, front, SERVED_MAX);
            next = wheel.firstSlot();
            limit = next == slot ? front.lastDueNs() : wheel.endOf(slot);
            if (next == slot || wheel.isEmpty() || wheel.isSplit(next)) return;
            slot = next;
        } while (wheel.holdsAtMost(SERVED_MAX - front.size(), slot));
    }

    /// Moves the later half of a full front back to the wheels: they come before all that are there.
    private void spill() {
        while (front.size() > SERVED_MAX) {
            limit = front.lastDueNs();
            holding(limit).prepend(front.removeLast(), limit);
        }
    }

    /// All armed timers, in the order in which they were armed.
    List<Timer> inArmingOrder() {
        List<Timer> timers = new ArrayList<>(size);
        front.collect(timers);
        coarsest.collect(timers);
        timers.sort(Comparator.comparingLong(t -> t.order));
        return timers;
    }
}
