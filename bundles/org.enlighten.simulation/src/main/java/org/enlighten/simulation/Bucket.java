// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.List;

/// Up to 32 timers of one slot, with holes where some were cancelled. Timers that are due at the same instant lie in
/// arming order. The due instants lie beside the timers, so that splitting a slot does not wait for them.
final class Bucket {
    static final int CAPACITY = 32;

    private final long[] dues = new long[CAPACITY];
    private final Timer[] timers = new Timer[CAPACITY];
    private int begin;
    private int end;
    int live;
    Wheel wheel;
    /// The ring of this slot's buckets; of a spare one, the next spare one.
    Bucket next;
    Bucket previous;

    /// An empty bucket that fills from its beginning on, or from its end back.
    Bucket empty(Wheel holder, boolean backwards) {
        wheel = holder;
        begin = end = backwards ? CAPACITY : 0;
        return this;
    }

    boolean hasRoomBehind() {
        return end < CAPACITY;
    }

    boolean hasRoomBefore() {
        return begin > 0;
    }

    void append(Timer timer, long dueNs) {
        put(end++, timer, dueNs);
    }

    void prepend(Timer timer, long dueNs) {
        put(--begin, timer, dueNs);
    }

    private void put(int at, Timer timer, long dueNs) {
        dues[at] = dueNs;
        timers[at] = timer;
        timer.bucket = this;
        timer.place = at;
        live++;
    }

    void remove(Timer timer) {
        timers[timer.place] = null;
        timer.bucket = null;
        live--;
    }

    /// Moves all timers into the slots of a finer wheel, in order.
    void pour(Wheel finer) {
        for (int i = begin; i < end; i++) {
            Timer timer = timers[i];
            if (timer == null) continue;
            timers[i] = null;
            finer.append(timer, dues[i]);
        }
        live = 0;
    }

    /// Moves at most `max` timers to the front, in order.
    void pour(Front front, int max) {
        int most = live - Math.min(live, max);
        for (; live > most; begin++) {
            Timer timer = timers[begin];
            if (timer == null) continue;
            timers[begin] = null;
            timer.bucket = null;
            live--;
            front.insert(timer, dues[begin]);
        }
    }

    void collect(List<Timer> all) {
        for (int i = begin; i < end; i++) if (timers[i] != null) all.add(timers[i]);
    }
}
