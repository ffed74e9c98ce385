// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.simulation.Saved;

/// One request under way in an engine: waiting for a block, waiting for earlier plans, or carrying out its plan.
final class Operation<R extends Request> {
    static final long[] NONE = {};
    final int slot;
    final long tag;
    final long cause;
    final R request;
    Outcome outcome = Outcome.DONE;
    Plan plan = Plan.NONE;
    /// The next step; those before it were begun.
    int next;
    /// Requests to the layer below that are not answered yet.
    int outstanding;
    /// Earlier unfinished plans that this one waits for.
    int waitsFor;
    boolean published;
    /// A group of blocks could not be read; now it asks for the one it needs.
    boolean singly;
    long[] reads = NONE;
    long[] writes = NONE;
    long[] pinned = NONE;
    final Slots waiters = new Slots();

    Operation(int slot, long tag, long cause, R request) {
        this.slot = slot;
        this.tag = tag;
        this.cause = cause;
        this.request = request;
    }

    boolean isPlanBegunAndDone() {
        return next == plan.steps().size();
    }

    void fail(Outcome.Failed failed) {
        if (outcome.isDone()) outcome = failed;
    }

    /// An operation as it is saved.
    record State(
            int slot,
            long tag,
            long cause,
            Saved request,
            Outcome outcome,
            List<Step.State> plan,
            boolean changesMetadata,
            int next,
            int outstanding,
            int waitsFor,
            boolean published,
            boolean singly,
            List<Long> reads,
            List<Long> writes,
            List<Long> pinned,
            List<Integer> waiters) {}

    State save() {
        List<Step.State> steps = new ArrayList<>();
        for (Step step : plan.steps()) steps.add(step.save());
        return new State(
                slot,
                tag,
                cause,
                request.save(),
                outcome,
                steps,
                plan.changesMetadata(),
                next,
                outstanding,
                waitsFor,
                published,
                singly,
                boxed(reads),
                boxed(writes),
                boxed(pinned),
                waiters.save());
    }

    static <R extends Request> Operation<R> restored(State s, R request, Memories memories) {
        Operation<R> op = new Operation<>(s.slot(), s.tag(), s.cause(), request);
        List<Step> steps = new ArrayList<>();
        for (Step.State step : s.plan()) steps.add(step.in(memories));
        op.outcome = s.outcome();
        op.plan = new Plan(steps, s.changesMetadata());
        op.next = s.next();
        op.outstanding = s.outstanding();
        op.waitsFor = s.waitsFor();
        op.published = s.published();
        op.singly = s.singly();
        op.reads = unboxed(s.reads());
        op.writes = unboxed(s.writes());
        op.pinned = unboxed(s.pinned());
        op.waiters.restore(s.waiters());
        return op;
    }

    static List<Long> boxed(long[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static long[] unboxed(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }
}
