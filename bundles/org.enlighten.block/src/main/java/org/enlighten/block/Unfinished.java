// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.List;

/// Published operations whose plans have not ended, in the order of publication, and what that order asks of others.
final class Unfinished<R extends Request> {
    private final List<Operation<R>> inOrder = new ArrayList<>();

    /// Makes `op` wait for every earlier plan whose writes it reads or writes, or whose reads it writes.
    void publish(Operation<R> op) {
        for (int i = 0; i < inOrder.size(); i++) {
            Operation<R> earlier = inOrder.get(i);
            if (mustFollow(op, earlier)) {
                earlier.waiters.add(op.slot);
                op.waitsFor++;
            }
        }
        inOrder.add(op);
    }

    private static boolean mustFollow(Operation<?> op, Operation<?> earlier) {
        return Ranges.clash(op.reads, earlier.writes)
                || Ranges.clash(op.writes, earlier.writes)
                || Ranges.clash(op.writes, earlier.reads);
    }

    void end(Operation<R> op) {
        inOrder.remove(op);
    }

    /// Makes `op`, which has not been published, wait for a plan that writes `block`; false when none does.
    boolean waitForWriter(long block, Operation<R> op) {
        for (int i = 0; i < inOrder.size(); i++) {
            if (!Ranges.overlaps(inOrder.get(i).writes, block * Run.BLOCK, Run.BLOCK)) continue;
            inOrder.get(i).waiters.add(op.slot);
            return true;
        }
        return false;
    }

    boolean isBeingWritten(long block) {
        for (int i = 0; i < inOrder.size(); i++) {
            if (Ranges.overlaps(inOrder.get(i).writes, block * Run.BLOCK, Run.BLOCK)) return true;
        }
        return false;
    }

    /// Blocks of a fetch that begins now and may come before or after these writes.
    void markStale(Fetch fetch) {
        for (Operation<R> op : inOrder) fetch.markStale(op.writes);
    }

    List<Integer> save() {
        return inOrder.stream().map(op -> op.slot).toList();
    }

    void restore(List<Integer> slots, Operations<R> operations) {
        for (int slot : slots) inOrder.add(operations.at(slot));
    }
}
