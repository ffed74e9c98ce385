// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.Arrays;

/// Armed timers by (due, order): a binary heap whose entries know their place, so that cancelling needs no search.
final class TimerQueue {
    private Timer[] heap = new Timer[64];
    private int size;

    long firstDueNs() {
        return size == 0 ? Simulation.NEVER : heap[0].dueNs;
    }

    void add(Timer timer) {
        if (size == heap.length) heap = Arrays.copyOf(heap, size * 2);
        up(size++, timer);
    }

    Timer removeFirst() {
        Timer first = heap[0];
        remove(first);
        return first;
    }

    void remove(Timer timer) {
        int at = timer.slot;
        Timer last = heap[--size];
        heap[size] = null;
        timer.slot = -1;
        if (last == timer) return;
        if (at > 0 && before(last, heap[(at - 1) / 2])) up(at, last);
        else down(at, last);
    }

    private void up(int from, Timer timer) {
        int at = from;
        while (at > 0 && before(timer, heap[(at - 1) / 2])) {
            put(at, heap[(at - 1) / 2]);
            at = (at - 1) / 2;
        }
        put(at, timer);
    }

    private void down(int from, Timer timer) {
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && before(heap[child + 1], heap[child])) child++;
            if (!before(heap[child], timer)) break;
            put(at, heap[child]);
            at = child;
        }
        put(at, timer);
    }

    private void put(int at, Timer timer) {
        heap[at] = timer;
        timer.slot = at;
    }

    private static boolean before(Timer a, Timer b) {
        return a.dueNs < b.dueNs || (a.dueNs == b.dueNs && a.order < b.order);
    }
}
