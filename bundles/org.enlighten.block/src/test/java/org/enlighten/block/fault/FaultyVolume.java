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
    private record InService(long tag, BlockRequest request, long dueNs, long number, long after) {}

    public record Waiting(long tag, BlockRequest.State request, long dueNs, long number, long after) {}

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
        if (request instanceof BlockRequest.Barrier || request instanceof BlockRequest.Flush) barriersSubmitted++;
        long due = simulation.now() + 1_000 + chance.nextInt(20_000);
        long number = request instanceof BlockRequest.Barrier || request instanceof BlockRequest.Flush
                ? barriersSubmitted
                : numbers;
        numbers++;
        inService.add(new InService(tag, request, due, number, barriersCompleted));
        arm();
    }

    private void arm() {
        InService next = next();
        if (next != null) simulation.arm(served, Math.max(simulation.now(), next.dueNs));
    }

    private InService next() {
        return inService.stream().min(Comparator.comparingLong(InService::dueNs)).orElse(null);
    }

    private void serve() {
        InService done = next();
        inService.remove(done);
        Outcome outcome = faults.apply(done.request);
        if (outcome.isDone()) outcome = carryOut(done);
        if (cache != null) cache.persistSome();
        arm();
        client.completed(done.tag, outcome);
    }

    private Outcome carryOut(InService done) {
        switch (done.request) {
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
                if (cache != null) cache.wrote((int) at, bytes, barriersSubmitted + 1, done.after);
            }
            case BlockRequest.Barrier() -> barriersCompleted = Math.max(barriersCompleted, done.number);
            case BlockRequest.Flush() -> {
                barriersCompleted = Math.max(barriersCompleted, done.number);
                if (cache != null) cache.persistAll(done.number);
            }
        }
        return Outcome.DONE;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    /// Only while nothing is remembered for power cuts.
    @Override
    public State save() {
        List<Waiting> waiting = new ArrayList<>();
        for (InService s : inService) {
            waiting.add(new Waiting(s.tag, s.request.state(), s.dueNs, s.number, s.after));
        }
        return new State(content(), chance.state(), numbers, barriersSubmitted, waiting);
    }

    @Override
    public void restore(State state) {
        size = state.view().length;
        System.arraycopy(state.view(), 0, view, 0, size);
        chance.restore(state.chance());
        numbers = state.numbers();
        barriersSubmitted = state.barriers();
        for (Waiting w : state.waiting()) {
            inService.add(new InService(w.tag(), w.request().in(memories), w.dueNs(), w.number(), w.after()));
        }
    }
}
