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
/// What it leaves to be done is a plan, which waits for earlier unfinished plans whose ranges it touches. After a power
/// cut the medium has any prefix of a plan's phases and any part of the one under way, so each prefix must be legal.
///
/// A data error below fails the one operation; the rest of its plan is carried out. When metadata cannot be written, the
/// plan stops there and the engine writes nothing any more: [#readOnlyReason] says why, and later changes fail with it.
public abstract class BlockEngine<R extends Request> implements BlockClient, Snapshottable<Saved> {
    private static final int STEP_BITS = 24;

    private final EngineSetup setup;
    private final BlockLayer below;
    private final long[] registers;
    private final MetadataCache cache;
    private final Fetches fetches;
    private final BlockWrites writes;
    private final Operations<R> operations = new Operations<>();
    private final List<Operation<R>> published = new ArrayList<>();
    private final Slots ready = new Slots();
    private final Slots starved = new Slots();
    private final Run run;
    private final Timer answers;
    private BlockClient above;
    private String readOnly = "";
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
        writes = new BlockWrites(cache, below, new WriteOwner());
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
        return readOnly.isEmpty() ? Optional.empty() : Optional.of(readOnly);
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
        if (!readOnly.isEmpty() && run.changesAnything()) {
            run.begin();
            outcome = new Outcome.Failed(Outcome.Failure.READ_ONLY, readOnly);
        }
        op.outcome = outcome;
        publish(op);
    }

    /// What a run has read or changed stays until it runs again, or two operations could evict each other's blocks for
    /// ever.
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
        for (Operation<R> other : published) {
            if (Ranges.overlaps(other.writes, block * Run.BLOCK, Run.BLOCK)) {
                other.waiters.add(op.slot);
                waits++;
                return;
            }
        }
        fetch(op, block, run.expectedEnd(block));
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
            for (Operation<R> other : published) fetch.markStale(other.writes);
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
            if (!fetch.stale.get(i) && cache.peek(number) == null && !isBeingWritten(number)) {
                cache.insert(number, fetches.bytes(fetch, i));
            }
        }
    }

    private boolean isBeingWritten(long block) {
        for (Operation<R> other : published) {
            if (Ranges.overlaps(other.writes, block * Run.BLOCK, Run.BLOCK)) return true;
        }
        return false;
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
        for (Step step : op.plan.steps()) show(step);
        if (op.writes.length > 0) fetches.markStale(op.writes);
        for (int i = 0; i < published.size(); i++) {
            Operation<R> earlier = published.get(i);
            if (mustFollow(op, earlier)) {
                earlier.waiters.add(op.slot);
                op.waitsFor++;
            }
        }
        evict();
        published.add(op);
        if (op.waitsFor == 0) advance(op);
        else waits++;
    }

    private boolean mustFollow(Operation<R> op, Operation<R> earlier) {
        return Ranges.clash(op.reads, earlier.writes)
                || Ranges.clash(op.writes, earlier.writes)
                || Ranges.clash(op.writes, earlier.reads);
    }

    /// Lets later runs see a step of a plan that is only about to begin.
    private void show(Step step) {
        switch (step) {
            case Step.Put(int _, long number, Delta delta) -> {
                CachedBlock block = cache.peek(number);
                if (block == null) block = cache.insert(number, new byte[Run.BLOCK]);
                block.beginChange();
                delta.applyTo(block.latest);
                block.pins++;
            }
            case Step.Write(int _, long at, Slice data) -> overwrite(at, data, true);
            case Step.Read _, Step.Fill _, Step.Barrier _, Step.Flush _ -> {}
        }
    }

    /// Cached blocks under a direct write: dropped, or brought up to date when somebody holds them.
    private void overwrite(long at, Slice data, boolean publishing) {
        long end = at + data.length() >> Run.SHIFT;
        if (cache.size() == 0) return;
        for (long number = at >> Run.SHIFT; number < end; number++) {
            CachedBlock block = cache.peek(number);
            if (block == null) continue;
            if (publishing && block.pins == 0) {
                cache.remove(block);
            } else if (publishing || block.issued != CachedBlock.SAME) {
                byte[] target = publishing ? block.latest : block.issued;
                data.memory().read(data.at() + number * Run.BLOCK - at, target, 0, Run.BLOCK);
            }
        }
    }

    // A plan, step by step

    private void advance(Operation<R> op) {
        while (op.outstanding == 0) {
            if (!readOnly.isEmpty() && !op.isPlanBegunAndDone() && op.plan.changesMedium()) stop(op);
            if (op.isPlanBegunAndDone()) {
                ready.add(op.slot);
                if (!answers.isArmed()) setup.simulation().arm(answers, setup.simulation().now());
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
                    overwrite(at, data, false);
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

    private int endOfPuts(List<Step> steps, int from, int end) {
        int at = from;
        while (at < end && steps.get(at) instanceof Step.Put) at++;
        return at;
    }

    private void send(Operation<R> op, int index, BlockRequest request) {
        op.outstanding++;
        below.submit((long) op.slot << STEP_BITS | index, request, op.cause);
    }

    @Override
    public final void completed(long tag, Outcome outcome) {
        if (BlockWrites.owns(tag)) {
            writes.ended(tag, outcome);
            return;
        }
        if (tag < 0) {
            arrived(fetches.end((int) (-1 - tag)), outcome);
            return;
        }
        Operation<R> op = operations.at((int) (tag >>> STEP_BITS));
        Step step = op.plan.steps().get((int) tag & (1 << STEP_BITS) - 1);
        stepEnded(op, step instanceof Step.Write || step instanceof Step.Read, outcome);
    }

    private final class WriteOwner implements BlockWrites.Owner {
        @Override
        public long cause(int slot) {
            return operations.at(slot).cause;
        }

        @Override
        public void written(int slot, Outcome outcome) {
            stepEnded(operations.at(slot), false, outcome);
        }
    }

    private void stepEnded(Operation<R> op, boolean data, Outcome outcome) {
        op.outstanding--;
        if (outcome instanceof Outcome.Failed failed) stepFailed(op, data, failed);
        if (op.outstanding == 0) advance(op);
    }

    private void stepFailed(Operation<R> op, boolean data, Outcome.Failed failed) {
        op.fail(failed);
        if (data) return;
        if (!op.plan.changesMetadata()) {
            op.next = op.plan.steps().size();
        } else if (readOnly.isEmpty()) {
            readOnly = "%s takes no more changes: its metadata could not be written. %s"
                    .formatted(setup.id(), failed.message());
        }
    }

    // The end of an operation

    private void answer() {
        for (int n = ready.size(); n > 0; n--) end(operations.at(ready.removeFirst()));
    }

    private void end(Operation<R> op) {
        operations.end(op);
        published.remove(op);
        finished++;
        for (Step step : op.plan.steps()) {
            if (step instanceof Step.Put(int _, long block, Delta _)) cache.unpin(cache.peek(block));
        }
        if (!op.outcome.isDone()) cache.lose(op.writes);
        evict();
        for (int i = 0; i < op.waiters.size(); i++) {
            Operation<R> waiter = operations.at(op.waiters.get(i));
            if (!waiter.published) attempt(waiter);
            else if (--waiter.waitsFor == 0) advance(waiter);
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
        List<Integer> order = new ArrayList<>();
        for (Operation<R> op : published) order.add(op.slot);
        return Saved.of(new EngineState(
                Operation.boxed(registers),
                saved,
                cache.save(),
                fetches.save(),
                order,
                ready.save(),
                starved.save(),
                readOnly,
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
        for (int slot : s.order()) published.add(operations.at(slot));
        ready.restore(s.ready());
        starved.restore(s.starved());
        readOnly = s.readOnly();
        finished = s.counters().finished();
        runs = s.counters().runs();
        fetched = s.counters().fetches();
        waits = s.counters().waits();
    }
}
