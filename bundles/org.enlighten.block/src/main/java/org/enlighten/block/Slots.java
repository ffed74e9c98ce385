// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A short queue of operations, each named by its slot in the table of operations.
final class Slots {
    private static final int[] NONE = {};
    private int[] slots = NONE;
    private int used;

    int size() {
        return used;
    }

    boolean isEmpty() {
        return used == 0;
    }

    int get(int index) {
        return slots[index];
    }

    void add(int slot) {
        if (used == slots.length) slots = Arrays.copyOf(slots, Math.max(4, used * 2));
        slots[used++] = slot;
    }

    int removeFirst() {
        int first = slots[0];
        System.arraycopy(slots, 1, slots, 0, --used);
        return first;
    }

    void remove(int slot) {
        int at = 0;
        while (slots[at] != slot) at++;
        System.arraycopy(slots, at + 1, slots, at, --used - at);
    }

    List<Integer> save() {
        List<Integer> saved = new ArrayList<>(used);
        for (int i = 0; i < used; i++) saved.add(slots[i]);
        return saved;
    }

    void restore(List<Integer> saved) {
        used = 0;
        for (int slot : saved) add(slot);
    }
}
