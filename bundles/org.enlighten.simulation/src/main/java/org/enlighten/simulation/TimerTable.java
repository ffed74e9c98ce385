// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Timers by id: a hash table with linear probing, for worlds in which virtual machines come and go. Hashes lie
/// beside the timers, so that those in the way are passed without a look at them. Nobody walks through it, so its
/// order is nobody's.
final class TimerTable {
    private static final int CAPACITY_FIRST = 32;

    private Timer[] slots = new Timer[CAPACITY_FIRST];
    private int[] hashes = new int[CAPACITY_FIRST];
    private int size;

    /// The timer of this id; null when there is none.
    Timer get(String id) {
        return slots[slotOf(id)];
    }

    /// Adds a timer; false when its id is in use.
    boolean add(Timer timer) {
        int slot = slotOf(timer.id);
        if (slots[slot] != null) return false;
        slots[slot] = timer;
        hashes[slot] = hash(timer.id);
        if (++size > slots.length / 2) grow();
        return true;
    }

    /// Removes a timer; false when it is not here.
    boolean remove(Timer timer) {
        int hole = home(hash(timer.id));
        while (slots[hole] != timer) {
            if (slots[hole] == null) return false;
            hole = next(hole);
        }
        size--;
        slots[hole] = null;
        close(hole);
        return true;
    }

    /// Moves back those behind a hole that could not be found across it.
    private void close(int removed) {
        int hole = removed;
        for (int at = next(hole); slots[at] != null; at = next(at)) {
            int home = home(hashes[at]);
            boolean reachable = hole < at ? hole < home && home <= at : hole < home || home <= at;
            if (reachable) continue;
            move(at, hole);
            hole = at;
        }
    }

    private void move(int from, int to) {
        slots[to] = slots[from];
        hashes[to] = hashes[from];
        slots[from] = null;
    }

    /// Where a timer of this id is, or would be added.
    private int slotOf(String id) {
        int hash = hash(id);
        int slot = home(hash);
        while (slots[slot] != null && !(hashes[slot] == hash && slots[slot].id.equals(id))) slot = next(slot);
        return slot;
    }

    /// Fibonacci hashing (Knuth): ids that differ in their last digit only go far apart.
    private static int hash(String id) {
        return id.hashCode() * 0x9E3779B9;
    }

    private int home(int hash) {
        return hash >>> Integer.numberOfLeadingZeros(slots.length) + 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private void grow() {
        Timer[] old = slots;
        slots = new Timer[old.length * 2];
        hashes = new int[slots.length];
        for (Timer timer : old) {
            if (timer == null) continue;
            int slot = slotOf(timer.id);
            slots[slot] = timer;
            hashes[slot] = hash(timer.id);
        }
    }
}
