// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Threads that could run, one queue for each priority.
final class ReadyQueue {
    static final int PRIORITIES = 32;

    private final List<ArrayDeque<KernelThread>> queues = new ArrayList<>();
    private int levels;
    private int size;

    ReadyQueue() {
        for (int p = 0; p < PRIORITIES; p++) queues.add(new ArrayDeque<>());
    }

    int size() {
        return size;
    }

    /// The highest priority with a thread; -1 when there is none.
    int highest() {
        return 31 - Integer.numberOfLeadingZeros(levels);
    }

    void addLast(KernelThread t) {
        queues.get(t.priority).addLast(t);
        added(t);
    }

    void addFirst(KernelThread t) {
        queues.get(t.priority).addFirst(t);
        added(t);
    }

    private void added(KernelThread t) {
        levels |= 1 << t.priority;
        size++;
    }

    /// The first of the highest priority; ask only when there is one.
    KernelThread take() {
        int priority = highest();
        KernelThread t = queues.get(priority).removeFirst();
        removed(priority);
        return t;
    }

    boolean remove(KernelThread t) {
        if (!queues.get(t.priority).remove(t)) return false;
        removed(t.priority);
        return true;
    }

    private void removed(int priority) {
        size--;
        if (queues.get(priority).isEmpty()) levels &= ~(1 << priority);
    }

    /// A thread that has waited since before `sinceNs` below `priority`: higher ones kept it from running.
    Optional<KernelThread> waitingSince(long sinceNs, int priority) {
        int below = levels & ((1 << priority) - 1);
        while (below != 0) {
            int level = 31 - Integer.numberOfLeadingZeros(below);
            KernelThread first = queues.get(level).peekFirst();
            if (first.readySinceNs <= sinceNs) return Optional.of(first);
            below &= ~(1 << level);
        }
        return Optional.empty();
    }

    /// Thread ids from the first of the highest priority to the last of the lowest.
    int[] save() {
        int[] ids = new int[size];
        int i = 0;
        for (int p = PRIORITIES - 1; p >= 0; p--) for (KernelThread t : queues.get(p)) ids[i++] = t.id;
        return ids;
    }
}
