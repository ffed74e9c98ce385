// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.List;
import java.util.function.Consumer;

/// Carries out plans, stage by stage, and decides what an error of the layer below means.
final class PlanRunner<R extends Request> {
    private static final int STEP_BITS = 24;
    private final String id;
    private final BlockLayer below;
    private final MetadataCache cache;
    private final Operations<R> operations;
    private final Consumer<Operation<R>> ended;
    private final BlockWrites writes;
    private String readOnly = "";

    /// @param ended told of each operation whose plan has nothing left to do
    PlanRunner(
            String id, BlockLayer below, MetadataCache cache, Operations<R> operations, Consumer<Operation<R>> ended) {
        this.id = id;
        this.below = below;
        this.cache = cache;
        this.operations = operations;
        this.ended = ended;
        writes = new BlockWrites(cache, below, new Owner());
    }

    private final class Owner implements BlockWrites.Owner {
        @Override
        public long cause(int slot) {
            return operations.at(slot).cause;
        }

        @Override
        public void written(int slot, Outcome outcome) {
            stepEnded(operations.at(slot), false, outcome);
        }
    }

    /// Why nothing is written any more; empty when all is well.
    String readOnly() {
        return readOnly;
    }

    void restore(String savedReadOnly) {
        readOnly = savedReadOnly;
    }

    void advance(Operation<R> op) {
        while (op.outstanding == 0) {
            if (!readOnly.isEmpty() && !op.isPlanBegunAndDone() && op.plan.changesMedium()) stop(op);
            if (op.isPlanBegunAndDone()) {
                ended.accept(op);
                return;
            }
            beginStage(op, op.plan.stageEnd(op.next));
        }
    }

    private void stop(Operation<R> op) {
        op.fail(new Outcome.Failed(Outcome.Failure.READ_ONLY, readOnly));
        op.next = op.plan.steps().size();
    }

    private void beginStage(Operation<R> op, int end) {
        List<Step> steps = op.plan.steps();
        while (op.next < end) {
            int index = op.next++;
            switch (steps.get(index)) {
                case Step.Put _ -> {
                    op.next = endOfPuts(steps, index, end);
                    op.outstanding += op.next - index;
                    writes.begin(op.slot, steps.subList(index, op.next), op.cause);
                }
                case Step.Write(int _, long at, Slice data) -> {
                    cache.issued(at, data);
                    send(op, index, new BlockRequest.Write(at, data));
                }
                case Step.Read(int _, long at, Slice into) -> send(op, index, new BlockRequest.Read(at, into));
                case Step.Barrier _ -> send(op, index, new BlockRequest.Barrier());
                case Step.Flush _ -> send(op, index, new BlockRequest.Flush());
                case Step.Fill(int _, Slice into, byte[] bytes) ->
                    into.fill(bytes.length == 0 ? new byte[into.length()] : bytes, 0);
            }
        }
    }

    private static int endOfPuts(List<Step> steps, int from, int end) {
        int at = from;
        while (at < end && steps.get(at) instanceof Step.Put) at++;
        return at;
    }

    private void send(Operation<R> op, int index, BlockRequest request) {
        op.outstanding++;
        below.submit((long) op.slot << STEP_BITS | index, request, op.cause);
    }

    /// An answer from below; false when it is one to a fetch.
    boolean completed(long tag, Outcome outcome) {
        if (BlockWrites.owns(tag)) {
            writes.ended(tag, outcome);
            return true;
        }
        if (tag < 0) return false;
        Operation<R> op = operations.at((int) (tag >>> STEP_BITS));
        Step step = op.plan.steps().get((int) tag & (1 << STEP_BITS) - 1);
        stepEnded(op, step instanceof Step.Write || step instanceof Step.Read, outcome);
        return true;
    }

    private void stepEnded(Operation<R> op, boolean data, Outcome outcome) {
        op.outstanding--;
        if (outcome instanceof Outcome.Failed failed) stepFailed(op, data, failed);
        if (op.outstanding == 0) advance(op);
    }

    /// A data error fails its operation, whose metadata goes on to the medium as others have seen it. When metadata
    /// cannot follow, everything that changes stops: what was published is ahead of the medium for good.
    private void stepFailed(Operation<R> op, boolean data, Outcome.Failed failed) {
        op.fail(failed);
        if (data) return;
        if (!op.plan.changesMetadata()) {
            op.next = op.plan.steps().size();
        } else if (readOnly.isEmpty()) {
            readOnly =
                    "%s takes no more changes: its metadata could not be written. %s".formatted(id, failed.message());
        }
    }
}
