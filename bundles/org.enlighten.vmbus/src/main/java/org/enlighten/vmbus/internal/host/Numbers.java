// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.List;
import java.util.TreeSet;

/// Gives out numbers, the lowest that is free first.
final class Numbers {
    record State(int next, List<Integer> free) {}

    private final TreeSet<Integer> free = new TreeSet<>();
    private int next;

    Numbers(int first) {
        next = first;
    }

    int take() {
        Integer lowest = free.pollFirst();
        return lowest == null ? next++ : lowest;
    }

    void give(int number) {
        free.add(number);
    }

    State save() {
        return new State(next, List.copyOf(free));
    }

    void restore(State s) {
        next = s.next();
        free.addAll(s.free());
    }
}
