// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// Runs restartable operations over cached metadata; disk formats and file systems both are one of these.
///
/// An author writes [#run]: straight-line code that reads and changes metadata and names the data to move, all
/// through its [Blocks]. It must not write fields (it runs again from the top after each block that was not cached)
/// and must end for any content of the medium. What it keeps lies in registers.
///
/// A run that ends is one virtual instant and publishes: operations are serializable in that order, without locks.
/// What it leaves to be done is a plan, which waits for earlier unfinished plans whose ranges it touches. After a
/// power cut the medium has any prefix of a plan's phases and any part of the one under way, so each prefix must be
/// legal.
///
/// A data error below fails the one operation; the rest of its plan is carried out. When metadata cannot be
/// written, the plan stops there and the engine writes nothing any more: [#readOnlyReason] says why, and later
/// changes fail with it.
public abstract class BlockEngine<R extends Request> implements BlockClient, Snapshottable<Saved> {
    private final EngineSetup setup;
    private final BlockLayer below;
    private final long[] registers;
    private final MetadataCache cache;
    private final Fetches fetches;
    private final PlanRunner<R> plans;
    private final Operations<R> operations = new Operations<>();
    private final Unfinished<R> unfinished = new Unfinished<>();
    private final Slots ready = new Slots();
    private final Slots starved = new Slots();
    private final Run run;
    private final Timer answers;
    private BlockClient above;
    private boolean arriving;
    private long finished;
    private long runs;
    private long fetched;
    private long waits;

    /// @param registers how many registers [#run] uses, all 0 at first
    protected BlockEngine(EngineSetup setup, int registers) {
        this.setup = setup;
        this.registers = new long[registers];
        below = setup.below();
        cache = new MetadataCache(setup.cacheBlocks());
        fetches = new Fetches(new FetchMemory(setup.id() + "/fetches", Fetches.bufferBytes()), cache);
        plans = new PlanRunner<>(setup.id(), below, cache, operations, this::planEnded);
        run = new Run(cache, this.registers);
        setup.memories().add(fetches.buffer());
        answers = setup.simulation().timer(setup.id() + "/answers", this::answer);
        below.attach(this);
    }

    /// Carries out one request and says how it ended; a plan that fails overrides this. Throws [OperationFailed] to
    /// publish nothing and answer that.
    protected abstract Outcome run(R request, Blocks blocks);

    /// The request that saved itself as `saved`.
    protected abstract R restored(Saved saved, Memories memories);

    protected final String id() {
        return setup.id();
    }

    /// A register as of the last published operation.
    protected final long register(int index) {
        return registers[index];
    }

    /// Size of the layer below.
    protected final long sizeBelowBytes() {
        return below.sizeBytes();
    }

    public final void attach(BlockClient client) {
        above = client;
    }

    public final void submit(long tag, R request, long cause) {
        attempt(operations.begin(tag, request, cause));
    }

    /// Why nothing is written any more; empty when all is well.
    public final Optional<String> readOnlyReason() {
        return Optional.of(plans.readOnly()).filter(reason -> !reason.isEmpty());
    }

    public final EngineCounters counters() {
        return new EngineCounters(finished, runs, fetched, waits);
    }

    /// No operation is under way.
    public final boolean isIdle() {
        return operations.count() == 0;
    }

    /// Gives back the names of the timer and the fetch memory. What is under way is never answered.
    public final void close() {
        setup.simulation().forget(answers);
        setup.memories().remove(fetches.buffer());
    }

    // A run, and what becomes of it

    private void attempt(Operation<R> op) {
        runs++;
        unpinReads(op);
        run.begin();
        Outcome outcome;
        try {
            outcome = run(op.request, run);
        } catch (NotCached _) {
            missed(op);
            return;
        } catch (OperationFailed failed) {
            run.begin();
            outcome = failed.outcome();
        }
        if (!plans.readOnly().isEmpty() && run.changesAnything()) {
            run.begin();
            outcome = new Outcome.Failed(Outcome.Failure.READ_ONLY, plans.readOnly());
        }
        op.outcome = outcome;
        publish(op);
    }

    /// What a run has read or changed stays until it runs again, or two operations could evict each other's blocks
    /// for ever.
    private void pinReads(Operation<R> op) {
        op.pinned = cache.pin(run.reads(), run.changedBlocks());
    }

    private void unpinReads(Operation<R> op) {
        for (long number : op.pinned) cache.unpin(cache.peek(number));
        op.pinned = Operation.NONE;
    }

    private void missed(Operation<R> op) {
        long block = run.missing();
        if (block < 0 || (block + 1) * Run.BLOCK > below.sizeBytes()) {
            fail(op, new Outcome.Failed(Outcome.Failure.CORRUPT, beyondTheEnd(block)));
            return;
        }
        pinReads(op);
        if (unfinished.waitForWriter(block, op)) waits++;
        else fetch(op, block, run.expectedEnd(block));
    }

    private String beyondTheEnd(long block) {
        return "%s: its structures lead to offset %d, but it ends at %d."
                .formatted(setup.id(), block * Run.BLOCK, below.sizeBytes());
    }

    private void fail(Operation<R> op, Outcome.Failed outcome) {
        run.begin();
        op.outcome = outcome;
        publish(op);
    }

    private void fetch(Operation<R> op, long block, long expectedEnd) {
        Fetch fetch = fetches.of(block);
        if (fetch == null) {
            fetch = op.singly
                    ? fetches.beginSingly(block)
                    : fetches.begin(block, expectedEnd, below.sizeBytes() / Run.BLOCK);
            if (fetch == null) {
                starved.add(op.slot);
                return;
            }
            fetched++;
            unfinished.markStale(fetch);
            Slice into = fetches.slice(fetch);
            below.submit(-1L - fetch.group, new BlockRequest.Read(fetch.first * Run.BLOCK, into), op.cause);
        }
        fetch.waiters.add(op.slot);
    }

    private void arrived(Fetch fetch, Outcome outcome) {
        if (outcome.isDone()) keep(fetch);
        arriving = true;
        for (int i = 0; i < fetch.waiters.size(); i++) {
            Operation<R> op = operations.at(fetch.waiters.get(i));
            if (outcome instanceof Outcome.Failed failed && fetch.count == 1) {
                unpinReads(op);
                fail(op, failed);
            } else {
                op.singly |= !outcome.isDone();
                attempt(op);
            }
        }
        arriving = false;
        evict();
        for (int n = starved.size(); n > 0; n--) attempt(operations.at(starved.removeFirst()));
    }

    private void keep(Fetch fetch) {
        for (int i = 0; i < fetch.count; i++) {
            long number = fetch.first + i;
            if (!fetch.stale.get(i) && cache.peek(number) == null && !unfinished.isBeingWritten(number)) {
                cache.insert(number, fetches.bytes(fetch, i));
            }
        }
    }

    /// Not between a fetch's arrival and the runs it wakes: they must find what they waited for.
    private void evict() {
        if (!arriving) cache.evict();
    }

    private void publish(Operation<R> op) {
        op.reads = run.reads();
        op.writes = run.writes();
        op.plan = run.plan();
        op.published = true;
        run.commitRegisters();
        for (Step step : op.plan.steps()) cache.show(step);
        if (op.writes.length > 0) fetches.markStale(op.writes);
        evict();
        unfinished.publish(op);
        if (op.waitsFor == 0) plans.advance(op);
        else waits++;
    }

    @Override
    public final void completed(long tag, Outcome outcome) {
        if (!plans.completed(tag, outcome)) arrived(fetches.end((int) (-1 - tag)), outcome);
    }

    // The end of an operation

    private void planEnded(Operation<R> op) {
        ready.add(op.slot);
        if (!answers.isArmed())
            setup.simulation().arm(answers, setup.simulation().now());
    }

    private void answer() {
        for (int n = ready.size(); n > 0; n--) end(operations.at(ready.removeFirst()));
    }

    private void end(Operation<R> op) {
        operations.end(op);
        unfinished.end(op);
        finished++;
        for (Step step : op.plan.steps()) {
            if (step instanceof Step.Put(int _, long block, Delta _)) cache.unpin(cache.peek(block));
        }
        if (!op.outcome.isDone()) cache.lose(op.writes);
        evict();
        for (int i = 0; i < op.waiters.size(); i++) {
            Operation<R> waiter = operations.at(op.waiters.get(i));
            if (!waiter.published) attempt(waiter);
            else if (--waiter.waitsFor == 0) plans.advance(waiter);
        }
        above.completed(op.tag, op.outcome);
    }

    // Saved state

    @Override
    public final Class<Saved> stateType() {
        return Saved.class;
    }

    @Override
    public final Saved save() {
        List<Operation.State> saved = new ArrayList<>();
        operations.forEach(op -> saved.add(op.save()));
        return Saved.of(new EngineState(
                Operation.boxed(registers),
                saved,
                cache.save(),
                fetches.save(),
                unfinished.save(),
                ready.save(),
                starved.save(),
                plans.readOnly(),
                counters()));
    }

    @Override
    public final void restore(Saved state) {
        EngineState s = state.as(EngineState.class);
        System.arraycopy(Operation.unboxed(s.registers()), 0, registers, 0, registers.length);
        for (Operation.State op : s.operations()) {
            operations.add(Operation.restored(op, restored(op.request(), setup.memories()), setup.memories()));
        }
        cache.restore(s.cache());
        fetches.restore(s.fetches());
        unfinished.restore(s.order(), operations);
        ready.restore(s.ready());
        starved.restore(s.starved());
        plans.restore(s.readOnly());
        finished = s.counters().finished();
        runs = s.counters().runs();
        fetched = s.counters().fetches();
        waits = s.counters().waits();
    }
}
