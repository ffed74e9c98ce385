// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Threads that wait for an instant of the system's time, by instant and then by who came first.
public final class Sleepers {
    /// One of them.
    public record Sleeper(long dueNs, long order, int thread) implements Comparable<Sleeper> {
        @Override
        public int compareTo(Sleeper o) {
            int byDue = Long.compare(dueNs, o.dueNs);
            return byDue != 0 ? byDue : Long.compare(order, o.order);
        }
    }

    /// What is saved.
    public record State(long order, List<Sleeper> sleepers) {}

    private final TreeSet<Sleeper> sleepers = new TreeSet<>();
    private long order;

    public void add(long dueNs, int thread) {
        sleepers.add(new Sleeper(dueNs, order++, thread));
    }

    public void remove(int thread) {
        sleepers.removeIf(s -> s.thread() == thread);
    }

    public boolean isEmpty() {
        return sleepers.isEmpty();
    }

    /// The earliest instant; ask only when there is one.
    public long nextDueNs() {
        return sleepers.first().dueNs();
    }

    /// Takes the first whose instant is not after `timeNs`; -1 when there is none.
    public int takeDue(long timeNs) {
        if (sleepers.isEmpty() || sleepers.first().dueNs() > timeNs) return -1;
        return sleepers.pollFirst().thread();
    }

    public State save() {
        return new State(order, new ArrayList<>(sleepers));
    }

    public void restore(State state) {
        sleepers.clear();
        sleepers.addAll(state.sleepers());
        order = state.order();
    }
}
