// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Arrays;
import java.util.function.Consumer;

/// The operations of an engine by slot; a slot is free again when its operation has been answered.
final class Operations<R extends Request> {
    private Operation<R>[] bySlot = table(8);
    private int count;

    int count() {
        return count;
    }

    Operation<R> begin(long tag, R request, long cause) {
        int slot = 0;
        while (slot < bySlot.length && bySlot[slot] != null) slot++;
        Operation<R> op = new Operation<>(slot, tag, cause, request);
        add(op);
        return op;
    }

    void add(Operation<R> op) {
        while (op.slot >= bySlot.length) bySlot = Arrays.copyOf(bySlot, bySlot.length * 2);
        bySlot[op.slot] = op;
        count++;
    }

    Operation<R> at(int slot) {
        return bySlot[slot];
    }

    void end(Operation<R> op) {
        bySlot[op.slot] = null;
        count--;
    }

    /// By slot.
    void forEach(Consumer<Operation<R>> action) {
        for (Operation<R> op : bySlot) if (op != null) action.accept(op);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <R extends Request> Operation<R>[] table(int slots) {
        return new Operation[slots];
    }
}
