// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// A file on a disk as hostile as a layer may be: it serves several requests at once and finishes them in any order,
/// its write cache loses any part of what is not flushed, and it fails on demand.
public final class FaultyVolume implements BlockLayer, Snapshottable<FaultyVolume.State> {
    private static final class InService {
        final long tag;
        final BlockRequest request;
        /// When it reads or writes the medium; NEVER once it has.
        long actsNs;
        /// When it is completed.
        final long dueNs;
        final long number;
        /// The last barrier completed when this was submitted.
        final long after;
        Outcome outcome = Outcome.DONE;

        InService(long tag, BlockRequest request, long actsNs, long dueNs, long number, long after) {
            this.tag = tag;
            this.request = request;
            this.actsNs = actsNs;
            this.dueNs = dueNs;
            this.number = number;
            this.after = after;
        }

        static InService restored(Waiting w, Memories memories) {
            InService s =
                    new InService(w.tag(), w.request().in(memories), w.actsNs(), w.dueNs(), w.number(), w.after());
            s.outcome = w.outcome();
            return s;
        }

        long nextNs() {
            return Math.min(actsNs, dueNs);
        }

        Waiting save() {
            return new Waiting(tag, request.state(), actsNs, dueNs, number, after, outcome);
        }
    }

    public record Waiting(
            long tag, BlockRequest.State request, long actsNs, long dueNs, long number, long after, Outcome outcome) {}

    public record State(byte[] view, long chance, long numbers, long barriers, List<Waiting> waiting) {}

    private final Simulation simulation;
    private final Memories memories;
    private final Timer served;
    private final byte[] view;
    private final Chance chance;
    private final List<InService> inService = new ArrayList<>();
    private Function<BlockRequest, Outcome> faults = _ -> Outcome.DONE;
    private VolatileCache cache;
    private BlockClient client;
    private int size;
    private long numbers;
    private long barriersSubmitted;
    private long barriersCompleted;
    private long requests;

    public FaultyVolume(
            String id, Simulation simulation, Memories memories, byte[] content, int capacityBytes, long seed) {
        this.simulation = simulation;
        this.memories = memories;
        view = Arrays.copyOf(content, capacityBytes);
        size = content.length;
        chance = new Chance(seed);
        served = simulation.timer(id + "/served", this::serve);
    }

    /// From now on remembers what a power cut would leave; `persisted` runs whenever that has changed.
    public void losesItsCache(Runnable persisted) {
        cache = new VolatileCache(Arrays.copyOf(view, size), view.length, chance, persisted);
    }

    /// What a power cut now would leave.
    public byte[] medium() {
        return Arrays.copyOf(cache.medium(), cache.mediumSize());
    }

    /// What reads see now.
    public byte[] content() {
        return Arrays.copyOf(view, size);
    }

    /// Requests for which `rule` gives a failure end with it and change nothing.
    public void failWhere(Function<BlockRequest, Outcome> rule) {
        faults = rule;
    }

    public long requests() {
        return requests;
    }

    @Override
    public void attach(BlockClient answered) {
        client = answered;
    }

    @Override
    public long sizeBytes() {
        return size;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        requests++;
        boolean orders = request instanceof BlockRequest.Barrier || request instanceof BlockRequest.Flush;
        long number = orders ? ++barriersSubmitted : ++numbers;
        long takesNs = 1_000 + chance.nextInt(chance.nextInt(6) == 0 ? 200_000 : 10_000);
        long actsNs = simulation.now() + chance.nextLong(takesNs);
        inService.add(new InService(tag, request, actsNs, simulation.now() + takesNs, number, barriersCompleted));
        arm();
    }

    private void arm() {
        InService next = next();
        if (next != null) simulation.arm(served, Math.max(simulation.now(), next.nextNs()));
    }

    private InService next() {
        return inService.stream()
                .min(Comparator.comparingLong(InService::nextNs))
                .orElse(null);
    }

    private void serve() {
        InService next = next();
        if (next.actsNs <= next.dueNs) {
            next.outcome = faults.apply(next.request);
            if (next.outcome.isDone()) next.outcome = act(next);
            next.actsNs = Simulation.NEVER;
            arm();
        } else {
            inService.remove(next);
            if (next.outcome.isDone()) complete(next);
            if (cache != null) cache.persistSome();
            arm();
            client.completed(next.tag, next.outcome);
        }
    }

    private Outcome act(InService s) {
        switch (s.request) {
            case BlockRequest.Read(long at, Slice into) -> {
                if (at < 0 || at > size - into.length()) return Outcome.outOfRange(at, into.length(), size);
                into.fill(view, (int) at);
            }
            case BlockRequest.Write(long at, Slice data) -> {
                if (at < 0 || at > view.length - data.length()) {
                    return Outcome.outOfRange(at, data.length(), view.length);
                }
                byte[] bytes = data.toBytes();
                System.arraycopy(bytes, 0, view, (int) at, bytes.length);
                size = Math.max(size, (int) at + bytes.length);
                if (cache != null) cache.wrote(s.number, (int) at, bytes, s.after);
            }
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> {}
        }
        return Outcome.DONE;
    }

    private void complete(InService s) {
        switch (s.request) {
            case BlockRequest.Read _ -> {}
            case BlockRequest.Write _ -> {
                if (cache != null) cache.completed(s.number, barriersSubmitted + 1);
            }
            case BlockRequest.Barrier() -> barriersCompleted = Math.max(barriersCompleted, s.number);
            case BlockRequest.Flush() -> {
                barriersCompleted = Math.max(barriersCompleted, s.number);
                if (cache != null) cache.persistAll(s.number);
            }
        }
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    /// Only while nothing is remembered for power cuts.
    @Override
    public State save() {
        List<Waiting> waiting = new ArrayList<>();
        for (InService s : inService) waiting.add(s.save());
        return new State(content(), chance.state(), numbers, barriersSubmitted, waiting);
    }

    @Override
    public void restore(State state) {
        size = state.view().length;
        System.arraycopy(state.view(), 0, view, 0, size);
        chance.restore(state.chance());
        numbers = state.numbers();
        barriersSubmitted = state.barriers();
        for (Waiting w : state.waiting()) inService.add(InService.restored(w, memories));
    }
}
