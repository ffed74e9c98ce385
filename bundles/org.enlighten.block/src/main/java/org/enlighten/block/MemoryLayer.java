// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// A layer in memory: a RAM disk, a floppy, or (when its capacity is larger than its size) a file that grows with
/// what is written past its end. One request at a time, in order; what is completed is durable.
public final class MemoryLayer implements BlockLayer, Snapshottable<MemoryLayer.State> {
    private record Queued(long tag, BlockRequest request) {}

    /// One waiting request as it is saved.
    public record Waiting(long tag, BlockRequest.State request) {}

    /// A layer as it is saved.
    public record State(long sizeBytes, List<SparseBytes.Page> pages, List<Waiting> waiting) {}

    private final Simulation simulation;
    private final Memories memories;
    private final long capacityBytes;
    private final long serviceNs;
    private final Timer served;
    private final SparseBytes bytes = new SparseBytes();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private BlockClient client;
    private long sizeBytes;

    /// @param id path of its timer, unique in its simulation
    /// @param capacityBytes how large writing may make it; at least `sizeBytes`
    /// @param serviceNs time that each request takes, 0 for none
    public MemoryLayer(
            String id, Simulation simulation, Memories memories, long sizeBytes, long capacityBytes, long serviceNs) {
        this.simulation = simulation;
        this.memories = memories;
        this.sizeBytes = sizeBytes;
        this.capacityBytes = capacityBytes;
        this.serviceNs = serviceNs;
        served = simulation.timer(id + "/served", this::serve);
    }

    @Override
    public void attach(BlockClient answered) {
        client = answered;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        queue.add(new Queued(tag, request));
        if (!served.isArmed()) simulation.arm(served, simulation.now() + serviceNs);
    }

    /// Reads at once, past the queue.
    public byte[] peek(long at, int count) {
        byte[] into = new byte[count];
        bytes.read(at, into, 0, count);
        return into;
    }

    /// Writes at once, past the queue.
    public void poke(long at, byte[] value) {
        bytes.write(at, Slice.of(value));
        sizeBytes = Math.max(sizeBytes, at + value.length);
    }

    public void close() {
        simulation.forget(served);
    }

    private void serve() {
        Queued first = queue.remove();
        if (!queue.isEmpty()) simulation.arm(served, simulation.now() + serviceNs);
        client.completed(first.tag(), carryOut(first.request()));
    }

    private Outcome carryOut(BlockRequest request) {
        switch (request) {
            case BlockRequest.Read(long at, Slice into) -> {
                if (at < 0 || at > sizeBytes - into.length()) {
                    return Outcome.outOfRange(at, into.length(), sizeBytes);
                }
                bytes.read(at, into);
                return Outcome.done(into.length());
            }
            case BlockRequest.Write(long at, Slice data) -> {
                if (at < 0 || at > capacityBytes - data.length()) {
                    return Outcome.outOfRange(at, data.length(), capacityBytes);
                }
                bytes.write(at, data);
                sizeBytes = Math.max(sizeBytes, at + data.length());
                return Outcome.done(data.length());
            }
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> {
                return Outcome.DONE;
            }
        }
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<Waiting> waiting = new ArrayList<>();
        for (Queued q : queue) waiting.add(new Waiting(q.tag(), q.request().state()));
        return new State(sizeBytes, bytes.save(), waiting);
    }

    @Override
    public void restore(State state) {
        sizeBytes = state.sizeBytes();
        bytes.restore(state.pages());
        for (Waiting w : state.waiting())
            queue.add(new Queued(w.tag(), w.request().in(memories)));
    }
}
