// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.List;

/// One wheel of the timer queue: 64 slots of equal width, each empty, a ring of buckets, or a finer wheel whose whole
/// turn is that one slot.
final class Wheel {
    static final int SLOT_BITS = 6;
    static final int SLOTS = 1 << SLOT_BITS;

    private final Spares spares;
    private final Bucket[] heads = new Bucket[SLOTS];
    private Wheel[] finer;
    /// A bit for each slot that is not empty, and for each of those that is a finer wheel.
    private long occupied;

    private long split;
    private int shift;
    int level;
    /// Any instant of this wheel's turn.
    long within;
    /// The wheel one of whose slots this one is; of a spare one, the next spare one.
    Wheel coarser;

    Wheel(Spares spares) {
        this.spares = spares;
    }

    /// @param slotLevel a slot is 64 to the power of this wide, in nanoseconds
    Wheel at(Wheel parent, int slotLevel, long instantWithin) {
        coarser = parent;
        level = slotLevel;
        shift = slotLevel * SLOT_BITS;
        within = instantWithin;
        return this;
    }

    boolean isEmpty() {
        return occupied == 0;
    }

    int slotOf(long dueNs) {
        return (int) (dueNs >>> shift) & (SLOTS - 1);
    }

    int firstSlot() {
        return Long.numberOfTrailingZeros(occupied);
    }

    /// The first instant after a slot, [Simulation#NEVER] after the last one of all.
    long endOf(int slot) {
        long turn = within >>> shift & -SLOTS;
        long end = (turn | slot) + 1 << shift;
        return end < 0 ? Simulation.NEVER : end;
    }

    boolean isSplit(int slot) {
        return (split >>> slot & 1) != 0;
    }

    Wheel finer(int slot) {
        return finer[slot];
    }

    /// Adds a timer behind all in its slot.
    void append(Timer timer, long dueNs) {
        int slot = slotOf(dueNs);
        Bucket head = heads[slot];
        if (head == null) head = begin(slot, false);
        Bucket last = head.previous;
        if (!last.hasRoomBehind()) last = extend(head, false);
        last.append(timer, dueNs);
    }

    /// Adds a timer before all in its slot.
    void prepend(Timer timer, long dueNs) {
        int slot = slotOf(dueNs);
        Bucket head = heads[slot];
        if (head == null) head = begin(slot, true);
        if (!head.hasRoomBefore()) head = heads[slot] = extend(head, true);
        head.prepend(timer, dueNs);
    }

    private Bucket begin(int slot, boolean backwards) {
        Bucket bucket = spares.bucket(this, backwards);
        bucket.next = bucket.previous = bucket;
        heads[slot] = bucket;
        occupied |= 1L << slot;
        return bucket;
    }

    private Bucket extend(Bucket head, boolean backwards) {
        Bucket bucket = spares.bucket(this, backwards);
        bucket.next = head;
        bucket.previous = head.previous;
        head.previous.next = bucket;
        head.previous = bucket;
        return bucket;
    }

    /// Takes a bucket without timers out of its slot.
    void drop(Bucket bucket, int slot) {
        if (bucket.next == bucket) {
            heads[slot] = null;
            occupied &= ~(1L << slot);
        } else {
            if (heads[slot] == bucket) heads[slot] = bucket.next;
            bucket.next.previous = bucket.previous;
            bucket.previous.next = bucket.next;
        }
        spares.keep(bucket);
    }

    /// Whether a slot holds at most `max` timers.
    boolean holdsAtMost(int max, int slot) {
        Bucket head = heads[slot];
        int count = head.live;
        for (Bucket b = head.next; b != head && count <= max; b = b.next) count += b.live;
        return count <= max;
    }

    /// Moves at most `max` of a slot's timers to the front, in order.
    void pour(int slot, Front front, int max) {
        int left = max;
        while (left > 0 && heads[slot] != null) {
            Bucket bucket = heads[slot];
            int live = bucket.live;
            bucket.pour(front, left);
            left -= live - bucket.live;
            if (bucket.live == 0) drop(bucket, slot);
        }
    }

    /// Makes a finer wheel of a slot with buckets, in order.
    Wheel split(int slot) {
        Bucket head = heads[slot];
        Wheel wheel = spares.wheel().at(this, level - 1, endOf(slot) - 1);
        heads[slot] = null;
        if (finer == null) finer = new Wheel[SLOTS];
        finer[slot] = wheel;
        split |= 1L << slot;
        Bucket bucket = head;
        do {
            Bucket next = bucket.next;
            bucket.pour(wheel);
            spares.keep(bucket);
            bucket = next;
        } while (bucket != head);
        return wheel;
    }

    /// Makes the slot of a finer wheel that has become empty an empty slot.
    void join(Wheel wheel) {
        int slot = slotOf(wheel.within);
        finer[slot] = null;
        split &= ~(1L << slot);
        occupied &= ~(1L << slot);
        spares.keep(wheel);
    }

    void collect(List<Timer> all) {
        for (long left = occupied; left != 0; left &= left - 1) {
            int slot = Long.numberOfTrailingZeros(left);
            if (isSplit(slot)) {
                finer[slot].collect(all);
                continue;
            }
            Bucket bucket = heads[slot];
            do {
                bucket.collect(all);
                bucket = bucket.next;
            } while (bucket != heads[slot]);
        }
    }
}
