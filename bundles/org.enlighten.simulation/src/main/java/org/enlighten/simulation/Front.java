// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.List;

/// The timers that are due next, sorted by due instant, then by arming order: at most 64, so that putting one in is a
/// short walk.
final class Front {
    static final int CAPACITY = 64;

    private final long[] dues = new long[CAPACITY];
    private final Timer[] timers = new Timer[CAPACITY];
    private int begin;
    private int end;

    boolean isEmpty() {
        return begin == end;
    }

    boolean isFull() {
        return end - begin == CAPACITY;
    }

    int size() {
        return end - begin;
    }

    long firstDueNs() {
        return dues[begin];
    }

    long lastDueNs() {
        return dues[end - 1];
    }

    Timer removeFirst() {
        Timer timer = timers[begin];
        timers[begin++] = null;
        if (begin == end) begin = end = 0;
        return timer;
    }

    Timer removeLast() {
        Timer timer = timers[--end];
        timers[end] = null;
        return timer;
    }

    /// Puts in a timer behind those that are due at the same instant; there must be room.
    void insert(Timer timer, long dueNs) {
        if (end == CAPACITY) moveDown();
        int at = end++;
        while (at > begin && dues[at - 1] > dueNs) {
            dues[at] = dues[at - 1];
            timers[at] = timers[at - 1];
            at--;
        }
        dues[at] = dueNs;
        timers[at] = timer;
    }

    void remove(Timer timer) {
        int at = begin;
        while (timers[at] != timer) at++;
        System.arraycopy(dues, at + 1, dues, at, end - at - 1);
        System.arraycopy(timers, at + 1, timers, at, end - at - 1);
        timers[--end] = null;
    }

    void collect(List<Timer> all) {
        for (int i = begin; i < end; i++) all.add(timers[i]);
    }

    private void moveDown() {
        int size = size();
        System.arraycopy(dues, begin, dues, 0, size);
        System.arraycopy(timers, begin, timers, 0, size);
        for (int i = size; i < end; i++) timers[i] = null;
        begin = 0;
        end = size;
    }
}
